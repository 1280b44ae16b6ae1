package io.matchday.job.feature;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The days before which the memory of a replay is kept: a few close to the latest result, for what
 * comes in every night, and ever fewer further back, for corrections.
 */
final class SnapshotDays {

  private static final int[] AGES = {0, 1, 2, 3, 7, 30, 90, 365, 1_461};

  private SnapshotDays() {}

  /**
   * The days for a replay that passes all of them, earliest first.
   *
   * @param end the day after the latest result
   */
  static List<LocalDate> upTo(LocalDate end) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (int age : AGES) {
      days.add(end.minusDays(age));
    }
    return List.copyOf(days);
  }

  /**
   * Those of the kept days that are not worth keeping: of those of about one age the earliest is.
   */
  static List<LocalDate> superfluous(List<LocalDate> kept, LocalDate end) {
    Map<Integer, LocalDate> worthKeeping = new HashMap<>();
    for (LocalDate day : kept) {
      worthKeeping.merge(
          ageClass(day, end), day, (one, other) -> one.isBefore(other) ? one : other);
    }
    List<LocalDate> superfluous = new ArrayList<>(kept);
    superfluous.removeAll(worthKeeping.values());
    return superfluous;
  }

  private static int ageClass(LocalDate day, LocalDate end) {
    long age = ChronoUnit.DAYS.between(day, end);
    int ageClass = 0;
    while (ageClass < AGES.length && AGES[ageClass] < age) {
      ageClass++;
    }
    return ageClass;
  }
}
