package io.matchday.training;

import io.matchday.match.Outcome;
import io.matchday.model.LogitBase;
import java.util.ArrayList;
import java.util.List;

/**
 * A multinomial logistic regression of the outcome on some features, fitted by Newton's method
 * (McFadden 1974; Hastie et al., The Elements of Statistical Learning, 4.4). The draw is the class
 * of reference. Features are brought to mean 0 and variance 1 over the matches that have them, so
 * that one ridge penalty serves all, and a missing value is the mean.
 */
final class MultinomialLogit {

  private static final int MOST_STEPS = 30;
  private static final double PRECISION = 1e-9;

  /**
   * What a weight of 1 a standard deviation costs, in matches: nothing among a hundred thousand,
   * much among a thousand, where ratings that say the same would be played off against each other.
   */
  private static final double RIDGE = 20;

  private final TrainingRows rows;
  private final int[] features;
  private final double[] means;
  private final double[] deviations;

  /** Intercept and slopes of the home win, then of the away win. */
  private final double[] weights;

  private MultinomialLogit(TrainingRows rows, int... features) {
    this.rows = rows;
    this.features = features;
    this.means = new double[features.length];
    this.deviations = new double[features.length];
    this.weights = new double[2 * (features.length + 1)];
    for (int i = 0; i < features.length; i++) {
      measure(i);
    }
  }

  /**
   * Fits on some matches.
   *
   * @param names the features to use
   * @param places where they stand in the vectors, in the same order
   */
  static LogitBase fit(TrainingRows rows, List<String> names, int... places) {
    MultinomialLogit logit = new MultinomialLogit(rows, places);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (logit.step() < PRECISION) {
        break;
      }
    }
    return logit.base(names);
  }

  private void measure(int index) {
    double sum = 0;
    double squares = 0;
    int known = 0;
    for (int row = 0; row < rows.size(); row++) {
      float value = rows.feature(row, features[index]);
      if (!Float.isNaN(value)) {
        sum += value;
        squares += (double) value * value;
        known++;
      }
    }
    // Rounded as it will be filled in, so that a missing value adds nothing here and there alike.
    means[index] = known == 0 ? 0 : (float) (sum / known);
    double variance = known == 0 ? 0 : squares / known - means[index] * means[index];
    // A feature that never varies says nothing; any scale does.
    deviations[index] = variance > 1e-12 ? Math.sqrt(variance) : 1;
  }

  private void inputs(int row, double[] inputs) {
    inputs[0] = 1;
    for (int i = 0; i < features.length; i++) {
      float value = rows.feature(row, features[i]);
      inputs[i + 1] = Float.isNaN(value) ? 0 : (value - means[i]) / deviations[i];
    }
  }

  /** One Newton step; gives the largest change of a weight. */
  private double step() {
    int size = features.length + 1;
    double[] gradient = new double[2 * size];
    double[][] hessian = new double[2 * size][2 * size];
    double[] inputs = new double[size];
    for (int row = 0; row < rows.size(); row++) {
      inputs(row, inputs);
      add(inputs, rows.outcome(row), gradient, hessian);
    }
    for (int i = 0; i < 2 * size; i++) {
      for (int j = 0; j < i; j++) {
        hessian[i][j] = hessian[j][i];
      }
      gradient[i] -= penalty(i) * weights[i];
      hessian[i][i] += penalty(i);
    }
    double[] change = LinearSystem.solve(hessian, gradient);
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] += change[i];
      largest = Math.max(largest, Math.abs(change[i]));
    }
    return largest;
  }

  /** The intercepts go free, but for what keeps the system solvable. */
  private double penalty(int weight) {
    return weight % (features.length + 1) == 0 ? 1e-6 : RIDGE;
  }

  /** Adds one match to the gradient and to the upper half of the Hessian. */
  private void add(double[] inputs, Outcome outcome, double[] gradient, double[][] hessian) {
    int size = inputs.length;
    double home = 0;
    double away = 0;
    for (int i = 0; i < size; i++) {
      home += weights[i] * inputs[i];
      away += weights[size + i] * inputs[i];
    }
    double largest = Math.max(0, Math.max(home, away));
    double ofHome = Math.exp(home - largest);
    double ofAway = Math.exp(away - largest);
    double sum = ofHome + ofAway + Math.exp(-largest);
    double pHome = ofHome / sum;
    double pAway = ofAway / sum;
    double homeError = (outcome == Outcome.HOME ? 1 : 0) - pHome;
    double awayError = (outcome == Outcome.AWAY ? 1 : 0) - pAway;
    for (int i = 0; i < size; i++) {
      double input = inputs[i];
      gradient[i] += homeError * input;
      gradient[size + i] += awayError * input;
      double homeShare = pHome * (1 - pHome) * input;
      double awayShare = pAway * (1 - pAway) * input;
      double both = -pHome * pAway * input;
      double[] ofHomes = hessian[i];
      double[] ofAways = hessian[size + i];
      for (int j = i; j < size; j++) {
        ofHomes[j] += homeShare * inputs[j];
        ofAways[size + j] += awayShare * inputs[j];
      }
      for (int j = 0; j < size; j++) {
        ofHomes[size + j] += both * inputs[j];
      }
    }
  }

  /** The weights of the features as they are. */
  private LogitBase base(List<String> names) {
    int size = features.length + 1;
    double home = weights[0];
    double away = weights[size];
    List<LogitBase.Term> terms = new ArrayList<>();
    for (int i = 0; i < features.length; i++) {
      double homeSlope = weights[i + 1] / deviations[i];
      double awaySlope = weights[size + i + 1] / deviations[i];
      home -= homeSlope * means[i];
      away -= awaySlope * means[i];
      terms.add(new LogitBase.Term(names.get(i), (float) means[i], homeSlope, awaySlope));
    }
    return new LogitBase(home, away, terms);
  }
}
