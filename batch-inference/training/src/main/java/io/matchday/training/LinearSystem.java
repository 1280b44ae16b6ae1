package io.matchday.training;

/** A small system of linear equations, solved by Gauss elimination with partial pivoting. */
final class LinearSystem {

  private LinearSystem() {}

  /** The x with {@code matrix x = right}; both are used up. The matrix must not be singular. */
  static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int column = 0; column < n; column++) {
      pivot(matrix, right, column);
      for (int row = column + 1; row < n; row++) {
        double factor = matrix[row][column] / matrix[column][column];
        for (int k = column; k < n; k++) {
          matrix[row][k] -= factor * matrix[column][k];
        }
        right[row] -= factor * right[column];
      }
    }
    double[] x = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double sum = right[row];
      for (int k = row + 1; k < n; k++) {
        sum -= matrix[row][k] * x[k];
      }
      x[row] = sum / matrix[row][row];
    }
    return x;
  }

  private static void pivot(double[][] matrix, double[] right, int column) {
    int best = column;
    for (int row = column + 1; row < right.length; row++) {
      if (Math.abs(matrix[row][column]) > Math.abs(matrix[best][column])) {
        best = row;
      }
    }
    double[] swapped = matrix[column];
    matrix[column] = matrix[best];
    matrix[best] = swapped;
    double moved = right[column];
    right[column] = right[best];
    right[best] = moved;
  }
}
