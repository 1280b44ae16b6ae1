package io.matchday.training;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.model.GoldenRow;
import io.matchday.model.Judgement;
import io.matchday.model.LogitBase;
import io.matchday.model.ModelCard;
import io.matchday.model.ModelFile;
import io.matchday.model.TrainedHere;
import io.matchday.model.TrainingRecord;
import io.matchday.model.TrainingReference;
import io.matchday.model.TuningRecord;
import io.matchday.scoring.BasedScorer;
import io.matchday.scoring.NoTrees;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains a model version: fits a logit on ratings and trees on top of it to the oldest matches,
 * stops and calibrates on the season before the last, judges on the last (see {@link
 * TrainingSplit}). The model published is the one judged; it is not fitted again on newer matches,
 * so its training window ends where its manifest says. The same matches and settings on the same
 * machine give the same bundle.
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
    return train(set, until, settings, Optional.empty());
  }

  /**
   * Searches for tree settings on the matches that the model will be fitted on, and trains with the
   * best.
   *
   * @param budget how many settings to try, the given ones first; 1 and up
   */
  public TrainedModel tune(TrainingSet set, LocalDate until, int budget) {
    LocalDate end = until.minusDays(2L * TrainingSplit.SEASON_DAYS);
    TuningSearch.Choice choice =
        new TuningSearch(schema, settings, progress).search(set, end, budget);
    return train(set, until, settings.withTrees(choice.trees()), Optional.of(choice.record()));
  }

  private TrainedModel train(
      TrainingSet set, LocalDate until, TrainingSettings chosen, Optional<TuningRecord> tuning) {
    if (set.featureCount() != schema.size()) {
      throw new IllegalArgumentException(
          "the set has %d features, the schema %d".formatted(set.featureCount(), schema.size()));
    }
    TrainingSplit split = TrainingSplit.of(set, until);
    Optional<LogitBase> base = RatingBase.fit(split.fitting(), schema);
    FittedTrees trees = grow(split, base, chosen);
    Scorer scorer = onBase(trees, base);
    Calibration calibration =
        TemperatureSearch.fit(
            ScoredRows.of(scorer, split.calibration().olderHalf()),
            ScoredRows.of(scorer, split.calibration().newerHalf()));
    TrainingRecord record =
        new TrainingRecord(
            split.slices(),
            chosen.parameters(),
            chosen.seed(),
            trees.rounds(),
            XgboostTrainer.library(),
            tuning);
    TrainingReference reference = WindowReference.of(split, scorer, calibration);
    Judgement judgement = judge(split, scorer, calibration, base, trees);
    TrainedHere origin = new TrainedHere(record, judgement, Optional.of(reference));
    List<GoldenRow> goldenRows = goldenRows(trees, split.heldOut());
    return new TrainedModel(trees, new ModelCard(schema, origin, goldenRows, base), calibration);
  }

  /**
   * Grows trees on the base. When they lose to the base alone on matches later than those that
   * stopped them, they are grown again without effect, so that the base is what is published.
   */
  private FittedTrees grow(TrainingSplit split, Optional<LogitBase> base, TrainingSettings chosen) {
    XgboostTrainer trainer = new XgboostTrainer(chosen, schema.names().toArray(String[]::new));
    Scorer start = onNothing(base);
    FittedTrees trees = trainer.fit(split.fitting(), split.stopping(), start, progress);
    double without = ScoredRows.of(start, split.calibration()).logLoss(1);
    double with = ScoredRows.of(onBase(trees, base), split.calibration()).logLoss(1);
    return with < without ? trees : trainer.withoutEffect(split.stopping());
  }

  private Scorer onNothing(Optional<LogitBase> base) {
    NoTrees nothing = new NoTrees(schema.size());
    return base.<Scorer>map(logit -> new BasedScorer(nothing, logit, schema)).orElse(nothing);
  }

  private Scorer onBase(FittedTrees trees, Optional<LogitBase> base) {
    Scorer grown = ScorerForms.of(ModelFile.read("the fitted model", trees.file())).fastest();
    return base.<Scorer>map(logit -> new BasedScorer(grown, logit, schema)).orElse(grown);
  }

  private Judgement judge(
      TrainingSplit split,
      Scorer scorer,
      Calibration calibration,
      Optional<LogitBase> base,
      FittedTrees trees) {
    TrainingRows heldOut = split.heldOut();
    return new HeldOutJudge(heldOut, ScoredRows.of(scorer, heldOut).probabilities(calibration))
        .judge(
            new Rivals(schema, split).predictions(base),
            new HeldOutSlices(schema, heldOut),
            FamilyGains.of(schema, trees.gains()));
  }

  /** Rows spread over the held-out season and one of nothing, with the library's own margins. */
  private static List<GoldenRow> goldenRows(FittedTrees trees, TrainingRows heldOut) {
    TrainingSet chosen = new TrainingSet(heldOut.featureCount());
    for (int i = 0; i < GOLDEN_ROWS; i++) {
      chosen.add(
          heldOut.vector(heldOut.size() * i / GOLDEN_ROWS),
          LocalDate.EPOCH,
          Outcome.HOME,
          "golden");
    }
    chosen.add(
        FeatureVector.missing(heldOut.featureCount()), LocalDate.EPOCH, Outcome.HOME, "golden");
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
