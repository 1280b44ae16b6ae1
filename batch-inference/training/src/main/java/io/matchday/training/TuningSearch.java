package io.matchday.training;

import io.matchday.feature.FeatureSchema;
import io.matchday.model.LogitBase;
import io.matchday.model.ModelFile;
import io.matchday.model.TuningRecord;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.BasedScorer;
import io.matchday.scoring.NoTrees;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Searches for tree settings by trying random ones (Bergstra and Bengio 2012), the defaults first.
 * Each candidate is judged walk-forward on up to {@value #SEASONS} seasons, all of them older than
 * those that stop, calibrate and judge the model: fitted on what lies before a season and the one
 * before it, stopped on the one before it, judged on the season by log loss. The candidates depend
 * on the seed alone, so the same matches, seed and budget choose the same settings.
 */
final class TuningSearch {

  private static final int SEASONS = 3;
  private static final int SHALLOWEST = 3;
  private static final int DEEPEST = 6;
  private static final MathContext DIGITS = new MathContext(3);

  private final FeatureSchema schema;
  private final TrainingSettings settings;
  private final TrainingProgress progress;

  TuningSearch(FeatureSchema schema, TrainingSettings settings, TrainingProgress progress) {
    this.schema = schema;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * What was chosen and how.
   *
   * @param trees the settings with the least log loss
   * @param record what a manifest keeps of it
   */
  record Choice(TreeSettings trees, TuningRecord record) {}

  /**
   * Tries as many candidates as the budget allows; refuses when there are too few matches for one
   * season of judging.
   *
   * @param end the first day not to be looked at
   * @param budget how many candidates to try, 1 and up
   */
  Choice search(TrainingSet set, LocalDate end, int budget) {
    List<Season> seasons = seasons(set, end);
    SplittableRandom random = new SplittableRandom(settings.seed());
    TreeSettings best = settings.trees();
    double defaults = logLoss(best, seasons);
    double least = defaults;
    progress.afterCandidate(1, budget, least);
    for (int candidate = 2; candidate <= budget; candidate++) {
      TreeSettings trees = candidate(random);
      double logLoss = logLoss(trees, seasons);
      if (logLoss < least) {
        least = logLoss;
        best = trees;
      }
      progress.afterCandidate(candidate, budget, least);
    }
    LocalDate from = seasons.get(seasons.size() - 1).judged().slice().from();
    return new Choice(best, new TuningRecord(budget, from, end.minusDays(1), defaults, least));
  }

  private TreeSettings candidate(SplittableRandom random) {
    return new TreeSettings(
        random.nextInt(SHALLOWEST, DEEPEST + 1),
        logUniform(random, 0.03, 0.15),
        logUniform(random, 5, 200),
        uniform(random, 0.6, 1),
        uniform(random, 0.2, 0.8),
        logUniform(random, 0.5, 50),
        settings.trees().bins());
  }

  private static double uniform(SplittableRandom random, double from, double to) {
    return rounded(random.nextDouble(from, to));
  }

  private static double logUniform(SplittableRandom random, double from, double to) {
    return rounded(Math.exp(random.nextDouble(Math.log(from), Math.log(to))));
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  private double logLoss(TreeSettings trees, List<Season> seasons) {
    double sum = 0;
    long matches = 0;
    for (Season season : seasons) {
      sum += season.judged().size() * logLoss(trees, season);
      matches += season.judged().size();
    }
    return sum / matches;
  }

  private double logLoss(TreeSettings trees, Season season) {
    NoTrees nothing = new NoTrees(schema.size());
    Scorer start = onBase(nothing, season.base());
    FittedTrees fitted =
        new XgboostTrainer(settings.withTrees(trees), schema.names().toArray(String[]::new))
            .fit(season.fitting(), season.stopping(), start, progress);
    Scorer grown = ScorerForms.of(ModelFile.read("a candidate", fitted.file())).fastest();
    return ScoredRows.of(onBase(grown, season.base()), season.judged()).logLoss(1);
  }

  private Scorer onBase(Scorer trees, Optional<LogitBase> base) {
    return base.<Scorer>map(logit -> new BasedScorer(trees, logit, schema)).orElse(trees);
  }

  /** The latest first, as many as there are matches for. */
  private List<Season> seasons(TrainingSet set, LocalDate end) {
    List<Season> seasons = new ArrayList<>();
    for (int back = 0; back < SEASONS; back++) {
      LocalDate until = end.minusDays((long) back * TrainingSplit.SEASON_DAYS);
      LocalDate judgedFrom = until.minusDays(TrainingSplit.SEASON_DAYS);
      LocalDate stoppingFrom = judgedFrom.minusDays(TrainingSplit.SEASON_DAYS);
      TrainingRows fitting = set.between(LocalDate.MIN, stoppingFrom);
      TrainingRows stopping = set.between(stoppingFrom, judgedFrom);
      TrainingRows judged = set.between(judgedFrom, until);
      if (fitting.size() >= TrainingSplit.LEAST_FITTING
          && stopping.size() >= TrainingSplit.LEAST_OTHER
          && judged.size() >= TrainingSplit.LEAST_OTHER) {
        seasons.add(new Season(fitting, stopping, judged, RatingBase.fit(fitting, schema)));
      }
    }
    if (seasons.isEmpty()) {
      throw new RefusedException(
          Refusal.BAD_DATA,
          "there are too few matches before %s to tune with: two seasons of at least %d and %d before them are needed; import more seasons, or train without --tune"
              .formatted(end, TrainingSplit.LEAST_OTHER, TrainingSplit.LEAST_FITTING));
    }
    return seasons;
  }

  /** One season to judge on, and what lies before it. */
  private record Season(
      TrainingRows fitting, TrainingRows stopping, TrainingRows judged, Optional<LogitBase> base) {}
}
