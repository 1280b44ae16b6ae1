package io.matchday.evaluation;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How good a set of predictions was over all, by competition, by season and by month, each basis
 * apart.
 *
 * <p>Keeps one tally for each competition, season and month, 24 to 48 bytes a match and up to 28
 * for each reference; groups are added up one at a time when asked for. Not thread-safe.
 */
public final class AssessmentTable {

  private final Map<Basis, Map<Cell, AssessmentTally>> cells = new EnumMap<>(Basis.class);

  /** Adds one judged match. */
  public void add(JudgedMatch match) {
    cells
        .computeIfAbsent(match.basis(), absent -> new HashMap<>())
        .computeIfAbsent(
            new Cell(match.competition(), match.season(), YearMonth.from(match.day())),
            absent -> new AssessmentTally())
        .add(match);
  }

  /** Over all matches of each basis that has any. */
  public Map<Basis, Assessment> overall() {
    Map<Basis, Assessment> overall = new EnumMap<>(Basis.class);
    for (Basis basis : cells.keySet()) {
      by(cell -> "", basis).values().forEach(found -> overall.put(basis, found));
    }
    return overall;
  }

  /** By competition, in the order of their names. */
  public SortedMap<String, Assessment> byCompetition(Basis basis) {
    return by(Cell::competition, basis);
  }

  /** By season, in the order of their labels. */
  public SortedMap<String, Assessment> bySeason(Basis basis) {
    return by(Cell::season, basis);
  }

  /** By month, {@code 2024-05}, in their order. */
  public SortedMap<String, Assessment> byMonth(Basis basis) {
    return by(cell -> cell.month().toString(), basis);
  }

  private SortedMap<String, Assessment> by(Function<Cell, String> group, Basis basis) {
    SortedMap<String, Map<Cell, AssessmentTally>> groups = new TreeMap<>();
    cells
        .getOrDefault(basis, Map.of())
        .forEach(
            (cell, tally) ->
                groups
                    .computeIfAbsent(group.apply(cell), absent -> new TreeMap<>())
                    .put(cell, tally));
    SortedMap<String, Assessment> assessments = new TreeMap<>();
    groups.forEach(
        (name, tallies) -> sum(tallies).ifPresent(found -> assessments.put(name, found)));
    return assessments;
  }

  /** The cells come in one order, so that sums of the same matches are the same to the last bit. */
  private static Optional<Assessment> sum(Map<Cell, AssessmentTally> tallies) {
    AssessmentTally sum = new AssessmentTally();
    tallies.values().forEach(sum::addAll);
    return sum.assessment();
  }

  private record Cell(String competition, String season, YearMonth month)
      implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      int byCompetition = competition.compareTo(other.competition);
      if (byCompetition != 0) {
        return byCompetition;
      }
      int bySeason = season.compareTo(other.season);
      return bySeason != 0 ? bySeason : month.compareTo(other.month);
    }
  }
}
