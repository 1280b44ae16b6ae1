package io.matchday.scoring;

/**
 * Points and weights that integrate polynomials from 0 to 1 exactly: with n points those of degree
 * 2n - 1 and less. Immutable.
 */
final class GaussLegendre {

  private static final double ENOUGH = 1e-15;
  private static final int MOST_STEPS = 100;

  private final double[] points;
  private final double[] weights;

  GaussLegendre(int count) {
    points = new double[count];
    weights = new double[count];
    for (int i = 0; i < count; i++) {
      place(i, count);
    }
  }

  /** Finds a root of the Legendre polynomial by Newton's steps from a close guess. */
  private void place(int index, int count) {
    double root = Math.cos(Math.PI * (index + 0.75) / (count + 0.5));
    double slope = 1;
    double step = 1;
    for (int i = 0; i < MOST_STEPS && Math.abs(step) > ENOUGH; i++) {
      double before = 1;
      double value = root;
      for (int degree = 2; degree <= count; degree++) {
        double next = ((2 * degree - 1) * root * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = count * (root * value - before) / (root * root - 1);
      step = value / slope;
      root -= step;
    }
    points[index] = (1 + root) / 2;
    weights[index] = 1 / ((1 - root * root) * slope * slope);
  }

  int count() {
    return points.length;
  }

  /** A point, inside 0 to 1. */
  double point(int index) {
    return points[index];
  }

  /** What the value at a point counts; all of them sum to 1. */
  double weight(int index) {
    return weights[index];
  }
}
