package io.matchday.feature;

/**
 * Powers of ten, equal bit for bit to {@link StrictMath#pow} and several times faster: {@code pow}
 * spends most of its time on the logarithm of the base, which is known here. The rest is the second
 * half of the algorithm that {@code StrictMath} prescribes (fdlibm's {@code e_pow.c}).
 */
final class TenToThe {

  /** Beyond it, and where {@code pow} has an answer of its own, it is asked. */
  private static final double MOST = 30;

  private static final long UPPER_HALF = 0xFFFF_FFFF_0000_0000L;

  /** The logarithm of ten to base two, as the algorithm computes it, in two parts. */
  private static final double LOG_UPPER = 0x1.a934fp1;

  private static final double LOG_LOWER = 0x1.2f346e2bf9206p-24;

  /** The natural logarithm of two, and its two parts. */
  private static final double LN2 = 0x1.62e42fefa39efp-1;

  private static final double LN2_UPPER = 0x1.62e43p-1;
  private static final double LN2_LOWER = -0x1.05c610ca86c39p-29;

  /** Of the polynomial for the exponential of what is left after rounding. */
  private static final double P1 = 0x1.555555555553ep-3;

  private static final double P2 = -0x1.6c16c16bebd93p-9;
  private static final double P3 = 0x1.1566aaf25de2cp-14;
  private static final double P4 = -0x1.bbd41c5d26bf1p-20;
  private static final double P5 = 0x1.6376972bea4d0p-25;

  private TenToThe() {}

  static double power(double exponent) {
    boolean special = 2 * exponent == Math.rint(2 * exponent);
    if (special || !(Math.abs(exponent) <= MOST)) {
      return StrictMath.pow(10, exponent);
    }
    double head = upperHalf(exponent);
    double low = (exponent - head) * LOG_UPPER + exponent * LOG_LOWER;
    double high = head * LOG_UPPER;
    double whole = low + high;
    int twos = 0;
    if (Math.abs(upperHalf(whole)) > 0.5) {
      twos = (int) (whole + Math.copySign(0.5, whole));
      high -= twos;
    }
    double rest = upperHalf(low + high);
    double u = rest * LN2_UPPER;
    double v = (low - (rest - high)) * LN2 + rest * LN2_LOWER;
    double z = u + v;
    double lost = v - (z - u);
    double t = z * z;
    double fraction = z - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    double r = (z * fraction) / (fraction - 2.0) - (lost + z * lost);
    // Adding to the exponent's bits multiplies by a power of two.
    return Double.longBitsToDouble(Double.doubleToRawLongBits(1.0 - (r - z)) + ((long) twos << 52));
  }

  private static double upperHalf(double value) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & UPPER_HALF);
  }
}
