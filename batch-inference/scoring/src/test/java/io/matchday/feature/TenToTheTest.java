package io.matchday.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TenToTheTest {

  private static final double BINARY_HALF = 0.5 / (Math.log(10) / Math.log(2));

  @Test
  void powers_of_what_ratings_ask_for_equal_those_of_the_jdk_bit_for_bit() {
    Random random = new Random(1);

    assertEqual(random.doubles(500_000, -1, 1));
    assertEqual(random.doubles(500_000, -4, 4));
  }

  @Test
  void so_do_far_ones_and_tiny_ones() {
    Random random = new Random(2);

    assertEqual(random.doubles(300_000, -40, 40));
    assertEqual(random.doubles(100_000, -1e-9, 1e-9));
    assertEqual(random.doubles(1_000, -1e4, 1e4));
  }

  @Test
  void so_do_those_where_the_algorithm_changes_its_way() {
    Random random = new Random(3);

    assertEqual(
        random
            .doubles(300_000, -1e-6, 1e-6)
            .map(off -> (off < 0 ? -1 : 1) * (2 * random.nextInt(20) + 1) * BINARY_HALF + off));
  }

  @Test
  void so_do_those_with_an_answer_of_their_own() {
    assertEqual(
        DoubleStream.of(
            0,
            -0.0,
            0.5,
            -0.5,
            1,
            2,
            -1,
            30,
            308,
            309,
            -400,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY));
  }

  private static void assertEqual(DoubleStream exponents) {
    assertThat(
            exponents.filter(
                exponent ->
                    Double.doubleToLongBits(TenToThe.power(exponent))
                        != Double.doubleToLongBits(StrictMath.pow(10, exponent))))
        .isEmpty();
  }
}
