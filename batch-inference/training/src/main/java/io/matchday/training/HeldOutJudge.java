package io.matchday.training;

import io.matchday.evaluation.PairedBootstrap;
import io.matchday.evaluation.PairedDifference;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTally;
import io.matchday.match.Outcome;
import io.matchday.model.Figures;
import io.matchday.model.Judgement;
import io.matchday.model.Judgement.Difference;
import io.matchday.model.Judgement.FamilyGain;
import io.matchday.model.Judgement.ReliabilityLine;
import io.matchday.model.Judgement.Rival;
import io.matchday.prediction.Probabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a model and its rivals on the same held-out matches. */
final class HeldOutJudge {

  private static final int RELIABILITY_BINS = 10;

  /** Of the bootstrap: the same matches give the same intervals. */
  private static final long SEED = 1;

  private final TrainingRows heldOut;
  private final List<Probabilities> model;

  /**
   * A judge of this model.
   *
   * @param model its calibrated probabilities of the held-out matches, in their order
   */
  HeldOutJudge(TrainingRows heldOut, List<Probabilities> model) {
    this.heldOut = heldOut;
    this.model = model;
  }

  /** Judges the model beside its rivals. */
  Judgement judge(
      Map<String, List<Probabilities>> rivals, HeldOutSlices slices, List<FamilyGain> gains) {
    QualityTally tally = tally(model);
    List<Rival> judged = new ArrayList<>();
    rivals.forEach((name, predictions) -> judged.add(rival(name, predictions)));
    List<ReliabilityLine> reliability =
        tally.reliability(RELIABILITY_BINS).stream()
            .map(bin -> new ReliabilityLine(bin.claims(), bin.claimed(), bin.happened()))
            .toList();
    return new Judgement(
        figures(tally),
        judged,
        reliability,
        slices.judged(model, Optional.ofNullable(rivals.get(Judgement.ELO))),
        gains);
  }

  private Rival rival(String name, List<Probabilities> predictions) {
    PairedBootstrap bootstrap = new PairedBootstrap(2);
    for (int row = 0; row < heldOut.size(); row++) {
      Outcome outcome = heldOut.outcome(row);
      Probabilities ours = model.get(row);
      Probabilities theirs = predictions.get(row);
      bootstrap.add(
          heldOut.day(row),
          QualityTally.logLossOf(ours, outcome) - QualityTally.logLossOf(theirs, outcome),
          QualityTally.rpsOf(ours, outcome) - QualityTally.rpsOf(theirs, outcome));
    }
    List<PairedDifference> differences = bootstrap.differences(SEED);
    return new Rival(
        name,
        figures(tally(predictions)),
        difference(differences.get(0)),
        difference(differences.get(1)));
  }

  private static Optional<Difference> difference(PairedDifference difference) {
    return difference
        .interval()
        .map(interval -> new Difference(difference.mean(), interval.lower(), interval.upper()));
  }

  private QualityTally tally(List<Probabilities> predictions) {
    QualityTally tally = new QualityTally();
    for (int row = 0; row < heldOut.size(); row++) {
      tally.add(predictions.get(row), heldOut.outcome(row));
    }
    return tally;
  }

  static Figures figures(QualityTally tally) {
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
