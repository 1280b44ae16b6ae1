package io.matchday.scoring;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.model.Calibration;
import io.matchday.model.DateSlice;
import io.matchday.model.Figures;
import io.matchday.model.GoldenRow;
import io.matchday.model.Judgement;
import io.matchday.model.Judgement.Difference;
import io.matchday.model.Judgement.FamilyGain;
import io.matchday.model.Judgement.ReliabilityLine;
import io.matchday.model.Judgement.Rival;
import io.matchday.model.Judgement.SliceFigures;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelCard;
import io.matchday.model.ModelFile;
import io.matchday.model.ModelText;
import io.matchday.model.TrainedHere;
import io.matchday.model.TrainingRecord;
import io.matchday.model.TrainingReference;
import io.matchday.model.TrainingSlices;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Small, random, valid model bundles for tests, made without the native library. */
public final class SampleBundles {

  private static final int GOLDEN_ROWS = 3;

  private SampleBundles() {}

  /**
   * Writes a bundle whose model expects these features.
   *
   * @param modelsFolder where all models live
   * @param featureNames the schema
   * @param seed another seed gives another model and another run id
   * @return the bundle's folder
   */
  public static Path writeBundle(Path modelsFolder, List<String> featureNames, long seed) {
    byte[] model = ModelText.softprob(featureNames, seed);
    ModelCard card = aCard(model, featureNames, seed);
    return ModelBundle.write(modelsFolder, model, card, new Calibration(1.25)).folder();
  }

  /** Writes the same bundle with what its training window looked like. */
  public static Path writeBundle(
      Path modelsFolder, List<String> featureNames, long seed, TrainingReference window) {
    byte[] model = ModelText.softprob(featureNames, seed);
    ModelCard card = aCard(model, featureNames, seed);
    TrainedHere bare = card.origin().training().orElseThrow();
    TrainedHere origin = new TrainedHere(bare.record(), bare.judgement(), Optional.of(window));
    ModelCard withWindow = new ModelCard(card.schema(), origin, card.goldenRows());
    return ModelBundle.write(modelsFolder, model, withWindow, new Calibration(1.25)).folder();
  }

  /** A card for a three-class model: trained on 2021 to 2024, judged on 2025. */
  public static ModelCard aCard(byte[] model, List<String> featureNames, long seed) {
    TrainingRecord training =
        new TrainingRecord(
            new TrainingSlices(
                aSlice("2021-01-01", "2023-12-31", 900),
                aSlice("2024-01-01", "2024-06-30", 150),
                aSlice("2024-07-01", "2024-12-31", 150),
                aSlice("2025-01-01", "2025-12-31", 300)),
            new TreeMap<>(Map.of("objective", "multi:softprob", "max_depth", "2")),
            seed,
            2,
            "none: made for tests");
    Judgement judgement =
        new Judgement(
            new Figures(300, 0.51, 1.0, 0.6, 0.2, 0.02),
            List.of(
                new Rival(
                    Judgement.CLASS_PRIOR,
                    new Figures(300, 0.44, 1.07, 0.65, 0.23, 0.02),
                    Optional.of(new Difference(-0.07, -0.09, -0.05)),
                    Optional.of(new Difference(-0.03, -0.04, -0.02))),
                new Rival(
                    Judgement.ELO,
                    new Figures(300, 0.5, 1.01, 0.61, 0.21, 0.02),
                    Optional.empty(),
                    Optional.empty())),
            List.of(new ReliabilityLine(450, 0.2, 0.21), new ReliabilityLine(450, 0.46, 0.45)),
            List.of(
                new SliceFigures(
                    "sex", "men", new Figures(300, 0.51, 1.0, 0.6, 0.2, 0.02), 1.01, 0.21)),
            List.of(new FamilyGain("elo ratings", 3, 0.75), new FamilyGain("rest days", 1, 0.25)));
    return new ModelCard(
        new FeatureSchema(featureNames),
        new TrainedHere(training, judgement),
        goldenRows(model, featureNames.size(), seed));
  }

  private static List<GoldenRow> goldenRows(byte[] model, int features, long seed) {
    Scorer scorer = ScorerForms.of(ModelFile.read("sample model", model)).fastest();
    Random random = new Random(seed);
    List<GoldenRow> rows = new ArrayList<>();
    for (int i = 0; i < GOLDEN_ROWS; i++) {
      float[] row = new float[features];
      for (int j = 0; j < features; j++) {
        row[j] = random.nextInt(5) == 0 ? Float.NaN : random.nextFloat();
      }
      float[] margins = new float[scorer.classCount()];
      scorer.margins(row, 1, margins);
      rows.add(new GoldenRow(FeatureVector.of(row), margins));
    }
    return rows;
  }

  private static DateSlice aSlice(String from, String to, long rows) {
    return new DateSlice(LocalDate.parse(from), LocalDate.parse(to), rows);
  }
}
