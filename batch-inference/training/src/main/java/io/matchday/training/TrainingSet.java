package io.matchday.training;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The played matches a model is trained on: features, day and outcome, in any order. Grows block by
 * block and never copies what it has: 4 bytes a value and 9 a match. Not thread-safe.
 */
public final class TrainingSet {

  private static final int BLOCK_ROWS = 4096;

  private final int featureCount;
  private final List<float[]> blocks = new ArrayList<>();
  private final Map<String, Integer> competitionNumbers = new HashMap<>();
  private final List<String> competitionNames = new ArrayList<>();
  private int[] days = new int[BLOCK_ROWS];
  private int[] competitions = new int[BLOCK_ROWS];
  private byte[] outcomes = new byte[BLOCK_ROWS];
  private int size;

  /** An empty set of vectors of this many features. */
  public TrainingSet(int featureCount) {
    this.featureCount = featureCount;
  }

  /**
   * Adds one played match.
   *
   * @param competition its name, for judging by competition
   */
  public void add(FeatureVector features, LocalDate day, Outcome outcome, String competition) {
    if (features.size() != featureCount || features.hasInfinity()) {
      throw new IllegalArgumentException(
          "expected %d values without infinities, was given %d"
              .formatted(featureCount, features.size()));
    }
    if (size % BLOCK_ROWS == 0) {
      blocks.add(new float[BLOCK_ROWS * featureCount]);
    }
    if (size == days.length) {
      days = Arrays.copyOf(days, size + size / 2);
      competitions = Arrays.copyOf(competitions, size + size / 2);
      outcomes = Arrays.copyOf(outcomes, size + size / 2);
    }
    features.copyTo(blocks.get(size / BLOCK_ROWS), size % BLOCK_ROWS * featureCount);
    days[size] = Math.toIntExact(day.toEpochDay());
    competitions[size] = competitionNumbers.computeIfAbsent(competition, this::numberNew);
    outcomes[size] = classOf(outcome);
    size++;
  }

  /** How many matches are in the set. */
  public int size() {
    return size;
  }

  /** How many features a match has. */
  public int featureCount() {
    return featureCount;
  }

  LocalDate day(int row) {
    return LocalDate.ofEpochDay(days[row]);
  }

  Outcome outcome(int row) {
    return Outcome.ofClass(outcomes[row]);
  }

  private int numberNew(String competition) {
    competitionNames.add(competition);
    return competitionNames.size() - 1;
  }

  String competition(int row) {
    return competitionNames.get(competitions[row]);
  }

  private static byte classOf(Outcome outcome) {
    return switch (outcome) {
      case HOME -> 0;
      case DRAW -> 1;
      case AWAY -> 2;
    };
  }

  /** The outcome as class 0, 1 or 2. */
  int outcomeClass(int row) {
    return outcomes[row];
  }

  float feature(int row, int index) {
    return blocks.get(row / BLOCK_ROWS)[row % BLOCK_ROWS * featureCount + index];
  }

  void copyTo(int row, float[] target, int offset) {
    float[] block = blocks.get(row / BLOCK_ROWS);
    System.arraycopy(block, row % BLOCK_ROWS * featureCount, target, offset, featureCount);
  }

  /** The rows from a day on and before another, oldest first. */
  TrainingRows between(LocalDate from, LocalDate until) {
    int[] sorted = rowsBefore(until);
    int first = 0;
    while (first < sorted.length && day(sorted[first]).isBefore(from)) {
      first++;
    }
    return new TrainingRows(this, sorted, first, sorted.length);
  }

  /** The rows before this day, oldest first; within a day in the order they were added. */
  int[] rowsBefore(LocalDate until) {
    long end = until.toEpochDay();
    return IntStream.range(0, size)
        .filter(row -> days[row] < end)
        .boxed()
        .sorted(Comparator.comparingInt(row -> days[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
