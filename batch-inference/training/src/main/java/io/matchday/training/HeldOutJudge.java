package io.matchday.training;

import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTally;
import io.matchday.match.Outcome;
import io.matchday.model.Figures;
import io.matchday.model.Judgement;
import io.matchday.prediction.Probabilities;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Judges a model and its two rivals on the same held-out matches. */
final class HeldOutJudge {

  private final TrainingRows fitting;
  private final TrainingRows heldOut;

  HeldOutJudge(TrainingSplit split) {
    this.fitting = split.fitting();
    this.heldOut = split.heldOut();
  }

  /**
   * Judges.
   *
   * @param model the calibrated probabilities of a held-out match
   * @param elo the place of the rating difference, when the schema has it
   */
  Judgement judge(IntFunction<Probabilities> model, OptionalInt elo) {
    Probabilities prior = prior();
    Judgement without = new Judgement(figures(model), figures(row -> prior), Optional.empty());
    if (elo.isEmpty()) {
      return without;
    }
    int feature = elo.getAsInt();
    EloRegression regression = EloRegression.fit(fitting, feature);
    Figures figures = figures(row -> regression.probabilities(heldOut.feature(row, feature)));
    return new Judgement(without.model(), without.prior(), Optional.of(figures));
  }

  /** The shares of the outcomes among the fitting matches, each counted once more than it came. */
  private Probabilities prior() {
    double[] counts = {1, 1, 1};
    for (int i = 0; i < fitting.size(); i++) {
      counts[fitting.outcomeClass(i)]++;
    }
    double all = fitting.size() + Outcome.COUNT;
    return new Probabilities(counts[0] / all, counts[1] / all, counts[2] / all);
  }

  private Figures figures(IntFunction<Probabilities> predictor) {
    QualityTally tally = new QualityTally();
    for (int row = 0; row < heldOut.size(); row++) {
      tally.add(predictor.apply(row), heldOut.outcome(row));
    }
    Quality quality = tally.quality().orElseThrow();
    return new Figures(
        quality.matches(),
        quality.accuracy(),
        quality.logLoss(),
        quality.brier(),
        quality.rps(),
        quality.ece());
  }
}
