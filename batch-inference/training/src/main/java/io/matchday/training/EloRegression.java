package io.matchday.training;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;

/**
 * The rival a model must beat: a multinomial logistic regression of the outcome on the difference
 * of ratings alone, fitted by Newton's method (McFadden 1974; Hastie et al., The Elements of
 * Statistical Learning, 4.4). The draw is the class of reference; a missing difference counts as 0.
 */
final class EloRegression {

  private static final int PARAMETERS = 4;
  private static final int MOST_STEPS = 50;
  private static final double PRECISION = 1e-10;
  private static final double RIDGE = 1e-6;
  private static final double SCALE = 400;

  /** Intercept and slope of the home win, then of the away win. */
  private final double[] weights = new double[PARAMETERS];

  private EloRegression() {}

  /** Fits on some matches, with the rating difference at this place of their vectors. */
  static EloRegression fit(TrainingRows rows, int feature) {
    EloRegression regression = new EloRegression();
    for (int step = 0; step < MOST_STEPS; step++) {
      if (regression.step(rows, feature) < PRECISION) {
        break;
      }
    }
    return regression;
  }

  /** The probabilities at this difference of ratings. */
  Probabilities probabilities(float difference) {
    double x = scaled(difference);
    double home = weights[0] + weights[1] * x;
    double away = weights[2] + weights[3] * x;
    double largest = Math.max(0, Math.max(home, away));
    double eHome = Math.exp(home - largest);
    double eDraw = Math.exp(-largest);
    double eAway = Math.exp(away - largest);
    double sum = eHome + eDraw + eAway;
    return new Probabilities(eHome / sum, eDraw / sum, eAway / sum);
  }

  private static double scaled(float difference) {
    return Float.isNaN(difference) ? 0 : difference / SCALE;
  }

  /** One Newton step; gives the largest change of a weight. */
  private double step(TrainingRows rows, int feature) {
    double[] gradient = new double[PARAMETERS];
    double[][] hessian = new double[PARAMETERS][PARAMETERS];
    for (int i = 0; i < rows.size(); i++) {
      float difference = rows.feature(i, feature);
      add(scaled(difference), probabilities(difference), rows.outcome(i), gradient, hessian);
    }
    for (int i = 0; i < PARAMETERS; i++) {
      gradient[i] -= RIDGE * weights[i];
      hessian[i][i] += RIDGE;
    }
    double[] change = LinearSystem.solve(hessian, gradient);
    double largest = 0;
    for (int i = 0; i < PARAMETERS; i++) {
      weights[i] += change[i];
      largest = Math.max(largest, Math.abs(change[i]));
    }
    return largest;
  }

  private static void add(
      double x, Probabilities p, Outcome outcome, double[] gradient, double[][] hessian) {
    double[] inputs = {1, x, 1, x};
    double[] shares = {p.home(), p.home(), p.away(), p.away()};
    for (int i = 0; i < PARAMETERS; i++) {
      boolean happened = outcome == (i < 2 ? Outcome.HOME : Outcome.AWAY);
      gradient[i] += ((happened ? 1 : 0) - shares[i]) * inputs[i];
      for (int j = 0; j < PARAMETERS; j++) {
        double same = i / 2 == j / 2 ? shares[i] : 0;
        hessian[i][j] += (same - shares[i] * shares[j]) * inputs[i] * inputs[j];
      }
    }
  }
}
