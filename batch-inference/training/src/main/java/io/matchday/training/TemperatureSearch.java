package io.matchday.training;

import io.matchday.model.Calibration;

/**
 * Finds the temperature with the least log loss on some scored matches (Guo et al. 2017), and keeps
 * it only when it also lessens the log loss of later ones: a temperature fitted on an odd season
 * does harm. The log loss has a single valley in 1/T, so golden-section search (Kiefer 1953) over
 * ln T finds it.
 */
final class TemperatureSearch {

  private static final double LOWEST = 0.25;
  private static final double HIGHEST = 4;
  private static final double PRECISION = 1e-5;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double DECIMALS = 1e4;

  private TemperatureSearch() {}

  /**
   * The best temperature to four decimals, or the identity when that is no better.
   *
   * @param rows the matches to fit on
   * @param later matches after them, on which it has to prove itself
   */
  static Calibration fit(ScoredRows rows, ScoredRows later) {
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    while (high - low > PRECISION) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (rows.logLoss(Math.exp(left)) <= rows.logLoss(Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    double temperature = Math.rint(Math.exp((low + high) / 2) * DECIMALS) / DECIMALS;
    return rows.logLoss(temperature) < rows.logLoss(1)
            && later.logLoss(temperature) < later.logLoss(1)
        ? new Calibration(temperature)
        : Calibration.IDENTITY;
  }
}
