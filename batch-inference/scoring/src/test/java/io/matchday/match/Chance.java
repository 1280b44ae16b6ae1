package io.matchday.match;

import java.util.List;
import java.util.Random;

/** The draws behind a simulated match. Uses only what every JDK computes alike. */
final class Chance {

  /** What a bookmaker keeps. */
  private static final double MARGIN = 1.05;

  private static final int MOST_GOALS = 15;

  private Chance() {}

  /** A Poisson number by multiplying uniforms (Knuth 1969); for small rates. */
  static int poisson(double rate, Random random) {
    double limit = StrictMath.exp(-rate);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit && count < Score.MAX_GOALS) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Shots of home and away, then on target: every goal is a shot on target. */
  static List<Integer> shots(Score score, double homeRate, double awayRate, Random random) {
    int homeOn = score.home() + poisson(2 * homeRate, random);
    int awayOn = score.away() + poisson(2 * awayRate, random);
    int homeAll = homeOn + poisson(5 * StrictMath.sqrt(homeRate), random);
    int awayAll = awayOn + poisson(5 * StrictMath.sqrt(awayRate), random);
    return List.of(homeAll, awayAll, homeOn, awayOn);
  }

  /** Prices of home, draw and away from the true rates, each rate misjudged by some noise. */
  static List<Double> odds(double homeRate, double awayRate, double noise, Random random) {
    double home = homeRate * StrictMath.exp(noise * random.nextGaussian());
    double away = awayRate * StrictMath.exp(noise * random.nextGaussian());
    double[] chances = new double[Outcome.COUNT];
    for (int h = 0; h <= MOST_GOALS; h++) {
      for (int a = 0; a <= MOST_GOALS; a++) {
        int outcome = h > a ? 0 : h == a ? 1 : 2;
        chances[outcome] += chance(h, home) * chance(a, away);
      }
    }
    return List.of(price(chances[0]), price(chances[1]), price(chances[2]));
  }

  private static double chance(int goals, double rate) {
    double chance = StrictMath.exp(-rate);
    for (int i = 1; i <= goals; i++) {
      chance *= rate / i;
    }
    return chance;
  }

  private static double price(double chance) {
    return StrictMath.max(1.01, StrictMath.rint(100 / (chance * MARGIN)) / 100);
  }
}
