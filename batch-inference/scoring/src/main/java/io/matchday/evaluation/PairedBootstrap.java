package io.matchday.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How sure it is that one predictor loses less than another on the same matches: the mean
 * difference of their losses with a percentile interval of {@link #RESAMPLES} resamples (Efron and
 * Tibshirani 1993).
 *
 * <p>Whole match days are drawn, not matches: the matches of a day were predicted from the same
 * state of all ratings and share their round, weather and crowds, so they are not independent, and
 * drawing them one by one would make the interval too narrow (Field and Welsh 2007, the cluster
 * bootstrap). Both predictors' losses of a match stay together.
 *
 * <p>Keeps at most 8 bytes a match and 8 more for each loss; less where matches of one day come one
 * after the other. Not thread-safe.
 */
public final class PairedBootstrap {

  /** How often the days are drawn anew. */
  public static final int RESAMPLES = 1_000;

  /** With fewer match days there is no interval: too few draws differ. */
  public static final int LEAST_DAYS = 10;

  private static final double TAIL = 0.025;

  private final int losses;
  private int[] days = new int[4];
  private int[] matches = new int[4];
  private double[] sums;
  private int size;

  /**
   * A bootstrap without matches.
   *
   * @param losses how many losses are compared at once, with the same draws
   */
  public PairedBootstrap(int losses) {
    this.losses = losses;
    this.sums = new double[4 * losses];
  }

  /**
   * Adds one match.
   *
   * @param day on which it was played
   * @param differences for each loss, that of the first predictor less that of the second
   */
  public void add(LocalDate day, double... differences) {
    if (differences.length != losses) {
      throw new IllegalArgumentException(differences.length + " differences, expected " + losses);
    }
    int epochDay = Math.toIntExact(day.toEpochDay());
    if (size == 0 || days[size - 1] != epochDay) {
      grow(size + 1);
      days[size++] = epochDay;
    }
    matches[size - 1]++;
    for (int loss = 0; loss < losses; loss++) {
      sums[(size - 1) * losses + loss] += differences[loss];
    }
  }

  /** Adds every match of another bootstrap of the same losses, which stays as it is. */
  public void addAll(PairedBootstrap other) {
    if (other.losses != losses) {
      throw new IllegalArgumentException(other.losses + " losses, expected " + losses);
    }
    grow(size + other.size);
    System.arraycopy(other.days, 0, days, size, other.size);
    System.arraycopy(other.matches, 0, matches, size, other.size);
    System.arraycopy(other.sums, 0, sums, size * losses, other.size * losses);
    size += other.size;
  }

  /** How many matches were added. */
  public long matches() {
    return IntStream.range(0, size).mapToLong(i -> matches[i]).sum();
  }

  /**
   * The difference of each loss; all 0 and without intervals when no match was added.
   *
   * @param seed of the draws: the same matches and seed give the same intervals
   */
  public List<PairedDifference> differences(long seed) {
    PairedBootstrap byDay = byDay();
    double[] means = byDay.means(IntStream.range(0, byDay.size).toArray());
    double[][] resampled = byDay.resampled(new SplittableRandom(seed));
    List<PairedDifference> differences = new ArrayList<>();
    for (int loss = 0; loss < losses; loss++) {
      differences.add(new PairedDifference(means[loss], interval(resampled[loss])));
    }
    return differences;
  }

  /** The same matches with every day once, in the order of the days. */
  private PairedBootstrap byDay() {
    int[] order =
        IntStream.range(0, size)
            .mapToLong(i -> ((long) days[i] << 32) | i)
            .sorted()
            .mapToInt(packed -> (int) packed)
            .toArray();
    PairedBootstrap ordered = new PairedBootstrap(losses);
    ordered.grow(size);
    for (int i : order) {
      if (ordered.size == 0 || ordered.days[ordered.size - 1] != days[i]) {
        ordered.days[ordered.size++] = days[i];
      }
      int place = ordered.size - 1;
      ordered.matches[place] += matches[i];
      for (int loss = 0; loss < losses; loss++) {
        ordered.sums[place * losses + loss] += sums[i * losses + loss];
      }
    }
    return ordered;
  }

  /** For each loss, the mean of each resample; empty with too few days. */
  private double[][] resampled(SplittableRandom random) {
    int resamples = size < LEAST_DAYS ? 0 : RESAMPLES;
    double[][] resampled = new double[losses][resamples];
    int[] drawn = new int[size];
    for (int resample = 0; resample < resamples; resample++) {
      draw(drawn, random);
      double[] means = means(drawn);
      for (int loss = 0; loss < losses; loss++) {
        resampled[loss][resample] = means[loss];
      }
    }
    return resampled;
  }

  /** Fills the array with places below its length: two from each random number. */
  private static void draw(int[] drawn, SplittableRandom random) {
    long bound = drawn.length;
    for (int i = 0; i < drawn.length; i += 2) {
      long bits = random.nextLong();
      drawn[i] = (int) (((bits >>> 32) * bound) >>> 32);
      if (i + 1 < drawn.length) {
        drawn[i + 1] = (int) (((bits & 0xFFFF_FFFFL) * bound) >>> 32);
      }
    }
  }

  /** The mean of a match on the days drawn, for each loss. */
  private double[] means(int[] drawn) {
    long count = 0;
    for (int day : drawn) {
      count += matches[day];
    }
    double[] means = new double[losses];
    for (int loss = 0; loss < losses && count > 0; loss++) {
      double sum = 0;
      for (int day : drawn) {
        sum += sums[day * losses + loss];
      }
      means[loss] = sum / count;
    }
    return means;
  }

  private static Optional<Interval> interval(double[] resampled) {
    if (resampled.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(resampled);
    return Optional.of(new Interval(quantile(resampled, TAIL), quantile(resampled, 1 - TAIL)));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private void grow(int needed) {
    if (needed > days.length) {
      int capacity = Math.max(needed, days.length * 2);
      days = Arrays.copyOf(days, capacity);
      matches = Arrays.copyOf(matches, capacity);
      sums = Arrays.copyOf(sums, capacity * losses);
    }
  }
}
