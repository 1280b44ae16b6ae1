package io.matchday.training;

import io.matchday.prediction.Probabilities;
import java.util.OptionalInt;

/**
 * An ordered logistic regression (McCullagh 1980): away win, draw and home win are ranges of one
 * hidden quantity whose mean is a line in the inputs. With the difference of Elo ratings and
 * whether the home side is at home as inputs it is the plain model anything better must beat.
 * Fitted by Fisher's scoring.
 */
final class OrderedLogit {

  private static final int INPUTS = 2;
  private static final int PARAMETERS = INPUTS + 2;
  private static final int MOST_STEPS = 50;
  private static final double PRECISION = 1e-10;
  private static final double SCALE = 400;
  private static final double FLOOR = 1e-12;

  /** The two cuts, lower first, then the slopes. */
  private final double[] weights = {-1, 0, 1, 0};

  private final int difference;
  private final OptionalInt neutral;

  private OrderedLogit(int difference, OptionalInt neutral) {
    this.difference = difference;
    this.neutral = neutral;
  }

  /**
   * Fits on some matches.
   *
   * @param difference the place of the difference of ratings; a missing one counts as 0
   * @param neutral the place of the feature that is 1 on neutral ground; empty when all play at
   *     home
   */
  static OrderedLogit fit(TrainingRows rows, int difference, OptionalInt neutral) {
    OrderedLogit logit = new OrderedLogit(difference, neutral);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (logit.step(rows) < PRECISION) {
        break;
      }
    }
    return logit;
  }

  /** The probabilities of one of the matches. */
  Probabilities probabilities(TrainingRows rows, int row) {
    double[] inputs = inputs(rows, row);
    double lower = logistic(weights[0] - mean(inputs));
    double upper = logistic(weights[1] - mean(inputs));
    return new Probabilities(1 - upper, upper - lower, lower);
  }

  private double[] inputs(TrainingRows rows, int row) {
    float ratings = rows.feature(row, difference);
    double scaled = Float.isNaN(ratings) ? 0 : ratings / SCALE;
    boolean away = neutral.isPresent() && rows.feature(row, neutral.getAsInt()) == 1;
    return new double[] {scaled, away ? 0 : 1};
  }

  private double mean(double... inputs) {
    return weights[2] * inputs[0] + weights[3] * inputs[1];
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** One step of scoring; gives the largest change of a weight. */
  private double step(TrainingRows rows) {
    double[] gradient = new double[PARAMETERS];
    double[][] information = new double[PARAMETERS][PARAMETERS];
    for (int row = 0; row < rows.size(); row++) {
      add(inputs(rows, row), rows.outcomeClass(row), gradient, information);
    }
    for (int i = 0; i < PARAMETERS; i++) {
      // Keeps the system solvable when an input never varies.
      information[i][i] += 1e-9 * (rows.size() + 1);
    }
    double[] change = LinearSystem.solve(information, gradient);
    double largest = 0;
    for (int i = 0; i < PARAMETERS; i++) {
      weights[i] += change[i];
      largest = Math.max(largest, Math.abs(change[i]));
    }
    weights[1] = Math.max(weights[1], weights[0] + 1e-6);
    return largest;
  }

  private void add(double[] inputs, int outcome, double[] gradient, double[][] information) {
    double lower = logistic(weights[0] - mean(inputs));
    double upper = logistic(weights[1] - mean(inputs));
    double lowerSlope = lower * (1 - lower);
    double upperSlope = upper * (1 - upper);
    double[] p = {
      Math.max(FLOOR, 1 - upper), Math.max(FLOOR, upper - lower), Math.max(FLOOR, lower)
    };
    double[][] slopes = {
      {0, -upperSlope, upperSlope * inputs[0], upperSlope * inputs[1]},
      {
        -lowerSlope,
        upperSlope,
        (lowerSlope - upperSlope) * inputs[0],
        (lowerSlope - upperSlope) * inputs[1]
      },
      {lowerSlope, 0, -lowerSlope * inputs[0], -lowerSlope * inputs[1]}
    };
    for (int i = 0; i < PARAMETERS; i++) {
      gradient[i] += slopes[outcome][i] / p[outcome];
      for (int j = 0; j < PARAMETERS; j++) {
        for (int k = 0; k < p.length; k++) {
          information[i][j] += slopes[k][i] * slopes[k][j] / p[k];
        }
      }
    }
  }
}
