package io.matchday.job.publication;

import io.matchday.storage.publication.OutcomeShares;
import io.matchday.storage.publication.Spread;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How far the mean of one probability has moved from the run published last. The means of two runs
 * over different matches differ by chance: the standard error of the difference is the root of the
 * sum of each run's variance divided by the number of its predictions.
 *
 * @param outcome which
 * @param before the mean in the earlier run
 * @param now the mean in this run
 * @param allowed how far it may move: what is set, and {@value #ERRORS} standard errors
 */
record ShareShift(String outcome, double before, double now, double allowed) {

  static final int ERRORS = 4;

  /** What is out of bounds, if anything is; a run without predictions says nothing. */
  static Optional<String> finding(OutcomeShares before, OutcomeShares now, double set) {
    if (now.predictions() == 0 || before.predictions() == 0) {
      return Optional.empty();
    }
    return Stream.of(
            of("home wins", before, now, OutcomeShares::home, set),
            of("draws", before, now, OutcomeShares::draw, set),
            of("away wins", before, now, OutcomeShares::away, set))
        .filter(ShareShift::isOutOfBounds)
        .map(ShareShift::toString)
        .reduce((one, other) -> one + ", " + other);
  }

  private static ShareShift of(
      String outcome,
      OutcomeShares before,
      OutcomeShares now,
      Function<OutcomeShares, Spread> spread,
      double set) {
    double error =
        Math.sqrt(
            variance(spread.apply(before)) / before.predictions()
                + variance(spread.apply(now)) / now.predictions());
    return new ShareShift(
        outcome, spread.apply(before).mean(), spread.apply(now).mean(), set + ERRORS * error);
  }

  private static double variance(Spread spread) {
    return spread.deviation() * spread.deviation();
  }

  private boolean isOutOfBounds() {
    // Also when any of it is no number.
    return !(Math.abs(now - before) <= allowed);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "mean probability of %s %.3f after %.3f, at most %.3f apart",
        outcome,
        now,
        before,
        allowed);
  }
}
