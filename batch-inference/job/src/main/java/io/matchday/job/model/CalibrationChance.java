package io.matchday.job.model;

import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTally;
import io.matchday.job.Progress;
import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How large a calibration error chance makes of one that is allowed. Outcomes are drawn from
 * probabilities that are off by the allowed error, all towards a third each, as if the model were
 * too sure of itself; then the error it seems to have is measured. With few matches it is far above
 * what is allowed, even for a model that is not off at all. The seed is fixed: the same
 * probabilities give the same answer.
 *
 * <p>Keeps about 50 bytes a match. Not thread-safe.
 */
final class CalibrationChance {

  private static final int DRAWS = 200;
  private static final double PERCENTILE = 0.99;
  private static final double THIRD = 1.0 / Outcome.COUNT;
  private static final long SEED = 20_261_123;

  private final List<Probabilities> predicted = new ArrayList<>();

  void add(Probabilities probabilities) {
    predicted.add(probabilities);
  }

  /** The calibration error that 99 of 100 models stay within that are off by the allowed one. */
  double error(double allowed, Progress progress) {
    double share = shareOfThird(allowed);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] errors = new double[DRAWS];
    progress.begin("calibration by chance", DRAWS);
    try {
      for (int draw = 0; draw < DRAWS; draw++) {
        errors[draw] = drawn(share, random);
        progress.advance(1);
      }
    } finally {
      progress.end();
    }
    Arrays.sort(errors);
    return errors[(int) Math.ceil(PERCENTILE * DRAWS) - 1];
  }

  /** By how much to go from each probability to a third, so that it is off as wanted on average. */
  private double shareOfThird(double wanted) {
    double distance = 0;
    for (Probabilities each : predicted) {
      for (Outcome outcome : Outcome.values()) {
        distance += Math.abs(each.of(outcome) - THIRD);
      }
    }
    double mean = distance / (predicted.size() * Outcome.COUNT);
    return mean > wanted ? wanted / mean : 1;
  }

  private double drawn(double share, SplittableRandom random) {
    QualityTally tally = new QualityTally();
    for (Probabilities each : predicted) {
      double chance = random.nextDouble();
      double home = each.home() + share * (THIRD - each.home());
      double draw = each.draw() + share * (THIRD - each.draw());
      Outcome outcome =
          chance < home ? Outcome.HOME : chance < home + draw ? Outcome.DRAW : Outcome.AWAY;
      tally.add(each, outcome);
    }
    return tally.quality().map(Quality::ece).orElse(0.0);
  }
}
