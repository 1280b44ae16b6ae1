package io.matchday.feature;

import java.util.List;

/** Multinomial logit with the draw as the base class, by full Newton steps. */
final class OutcomeLogit {

  private static final int INPUTS = 3;
  private final double[] weights = new double[2 * INPUTS];

  void fit(List<double[]> rows) {
    for (int step = 0; step < 8; step++) {
      double[] gradient = new double[2 * INPUTS];
      double[][] curvature = new double[2 * INPUTS][2 * INPUTS];
      for (double[] row : rows) {
        accumulate(row, gradient, curvature);
      }
      for (int i = 0; i < gradient.length; i++) {
        curvature[i][i] += 1e-3;
      }
      double[] change = solve(curvature, gradient);
      for (int i = 0; i < weights.length; i++) {
        weights[i] += change[i];
      }
    }
  }

  private void accumulate(double[] row, double[] gradient, double[][] curvature) {
    double[] p = probabilities(row);
    for (int a = 0; a < 2; a++) {
      double happened = row[INPUTS] == 2.0 * a ? 1 : 0;
      for (int i = 0; i < INPUTS; i++) {
        gradient[a * INPUTS + i] += (happened - p[2 * a]) * row[i];
        for (int b = 0; b < 2; b++) {
          double share = p[2 * a] * ((a == b ? 1 : 0) - p[2 * b]);
          for (int j = 0; j < INPUTS; j++) {
            curvature[a * INPUTS + i][b * INPUTS + j] += share * row[i] * row[j];
          }
        }
      }
    }
  }

  private double[] probabilities(double[] row) {
    double home = 0;
    double away = 0;
    for (int i = 0; i < INPUTS; i++) {
      home += weights[i] * row[i];
      away += weights[INPUTS + i] * row[i];
    }
    double h = Math.exp(home);
    double a = Math.exp(away);
    double sum = 1 + h + a;
    return new double[] {h / sum, 1 / sum, a / sum};
  }

  double loss(List<double[]> rows) {
    double loss = 0;
    for (double[] row : rows) {
      loss -= Math.log(probabilities(row)[(int) row[INPUTS]]);
    }
    return loss / rows.size();
  }

  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[] x = right.clone();
    for (int c = 0; c < n; c++) {
      for (int r = c + 1; r < n; r++) {
        double factor = matrix[r][c] / matrix[c][c];
        for (int k = c; k < n; k++) {
          matrix[r][k] -= factor * matrix[c][k];
        }
        x[r] -= factor * x[c];
      }
    }
    for (int r = n - 1; r >= 0; r--) {
      for (int k = r + 1; k < n; k++) {
        x[r] -= matrix[r][k] * x[k];
      }
      x[r] /= matrix[r][r];
    }
    return x;
  }
}
