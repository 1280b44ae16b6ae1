package io.matchday.model;

import java.util.Random;

/** The thresholds a generated model has for each feature, and rows that meet them. */
final class ThresholdGrid {

  private static final float[] SPECIALS = {
    -0.0f, 0.0f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, 1e30f, -3e38f, Float.MAX_VALUE
  };

  private final float[][] thresholds;
  private final float[] specials;

  ThresholdGrid(int features, int aFeature, boolean hasSpecials, Random random) {
    specials = hasSpecials ? SPECIALS : new float[0];
    thresholds = new float[features][aFeature];
    for (float[] ofFeature : thresholds) {
      for (int i = 0; i < aFeature; i++) {
        boolean special = hasSpecials && random.nextInt(8) == 0;
        ofFeature[i] =
            special ? SPECIALS[random.nextInt(SPECIALS.length)] : (float) random.nextGaussian();
      }
    }
  }

  int features() {
    return thresholds.length;
  }

  float threshold(int feature, Random random) {
    return thresholds[feature][random.nextInt(thresholds[feature].length)];
  }

  float[] rows(int count, double missingShare, Random random) {
    float[] rows = new float[count * features()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextDouble() < missingShare ? Float.NaN : value(i % features(), random);
    }
    return rows;
  }

  private float value(int feature, Random random) {
    float threshold = threshold(feature, random);
    return switch (random.nextInt(8)) {
      case 0 -> finite(Math.nextDown(threshold));
      case 1 -> finite(Math.nextUp(threshold));
      case 2, 3 -> (float) random.nextGaussian();
      default ->
          specials.length > 0 && random.nextInt(4) == 0
              ? specials[random.nextInt(specials.length)]
              : threshold;
    };
  }

  private static float finite(float value) {
    return Float.isFinite(value) ? value : 0;
  }
}
