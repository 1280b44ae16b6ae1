package io.matchday.training;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.model.GoldenRow;
import io.matchday.model.Judgement;
import io.matchday.model.ModelCard;
import io.matchday.model.ModelFile;
import io.matchday.model.TrainedHere;
import io.matchday.model.TrainingRecord;
import io.matchday.model.TrainingReference;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForms;
import io.matchday.scoring.Softmax;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains a model version: fits on the oldest matches, stops and calibrates on the season before the
 * last, judges on the last (see {@link TrainingSplit}). The model published is the one judged; it
 * is not fitted again on newer matches, so its training window ends where its manifest says. The
 * same matches and settings on the same machine give the same bundle.
 */
public final class ModelTrainer {

  /** The feature the simpler rival is fitted on. */
  public static final String ELO_FEATURE = "diff_elo_pre";

  private static final int GOLDEN_ROWS = 5;

  private final FeatureSchema schema;
  private final TrainingSettings settings;
  private final TrainingProgress progress;

  /** A trainer of models with this schema. */
  public ModelTrainer(FeatureSchema schema, TrainingSettings settings, TrainingProgress progress) {
    this.schema = schema;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Trains on the matches before a day; refuses when they are too few, and says what is needed.
   *
   * @param set played matches with their features, in any order
   * @param until matches on this day or later are left out
   */
  public TrainedModel train(TrainingSet set, LocalDate until) {
    if (set.featureCount() != schema.size()) {
      throw new IllegalArgumentException(
          "the set has %d features, the schema %d".formatted(set.featureCount(), schema.size()));
    }
    TrainingSplit split = TrainingSplit.of(set, until);
    FittedTrees trees =
        new XgboostTrainer(settings, schema.names().toArray(String[]::new))
            .fit(split.fitting(), split.stopping(), progress);
    Scorer scorer = ScorerForms.of(ModelFile.read("the fitted model", trees.file())).fastest();
    Calibration calibration = TemperatureSearch.fit(scored(scorer, split.calibration()));
    Judgement judgement = judge(scorer, calibration, split);
    TrainingRecord record =
        new TrainingRecord(
            split.slices(),
            settings.parameters(),
            settings.seed(),
            trees.rounds(),
            XgboostTrainer.library());
    TrainingReference reference = WindowReference.of(split, scorer, calibration);
    TrainedHere origin = new TrainedHere(record, judgement, Optional.of(reference));
    List<GoldenRow> goldenRows = goldenRows(trees, split.heldOut());
    return new TrainedModel(trees, new ModelCard(schema, origin, goldenRows), calibration);
  }

  private Judgement judge(Scorer scorer, Calibration calibration, TrainingSplit split) {
    TrainingRows heldOut = split.heldOut();
    double[] out = new double[Outcome.COUNT];
    return new HeldOutJudge(split)
        .judge(
            row -> {
              Softmax.of(margins(scorer, heldOut, row), 0, calibration, out);
              return new Probabilities(out[0], out[1], out[2]);
            },
            schema.indexOf(ELO_FEATURE));
  }

  private static ScoredRows scored(Scorer scorer, TrainingRows rows) {
    ScoredRows scored = new ScoredRows(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      scored.set(row, margins(scorer, rows, row), rows.outcomeClass(row));
    }
    return scored;
  }

  private static float[] margins(Scorer scorer, TrainingRows rows, int row) {
    float[] margins = new float[Outcome.COUNT];
    scorer.margins(rows.values(row, row + 1), 1, margins);
    return margins;
  }

  /** Rows spread over the held-out season and one of nothing, with the library's own margins. */
  private static List<GoldenRow> goldenRows(FittedTrees trees, TrainingRows heldOut) {
    TrainingSet chosen = new TrainingSet(heldOut.featureCount());
    for (int i = 0; i < GOLDEN_ROWS; i++) {
      chosen.add(heldOut.vector(heldOut.size() * i / GOLDEN_ROWS), LocalDate.EPOCH, Outcome.HOME);
    }
    chosen.add(FeatureVector.missing(heldOut.featureCount()), LocalDate.EPOCH, Outcome.HOME);
    TrainingRows rows =
        new TrainingRows(chosen, chosen.rowsBefore(LocalDate.MAX), 0, chosen.size());
    float[][] margins = XgboostTrainer.margins(trees, rows);
    List<GoldenRow> golden = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      golden.add(new GoldenRow(rows.vector(i), margins[i]));
    }
    return golden;
  }
}
