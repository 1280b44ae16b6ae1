package io.matchday.evaluation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The quality of one model's predictions over all, by competition and by season. Matches the model
 * was trained on are kept apart and are never mixed with the others.
 *
 * <p>Keeps one tally for each competition and season, 24 to 48 bytes a match. Not thread-safe.
 */
public final class QualityTable {

  private final Map<TrainingWindow, Map<Cell, QualityTally>> cells =
      new EnumMap<>(TrainingWindow.class);

  /** A table without matches. */
  public QualityTable() {
    for (TrainingWindow window : TrainingWindow.values()) {
      cells.put(window, new TreeMap<>());
    }
  }

  /** Adds one judged match. */
  public void add(JudgedMatch match) {
    cellsOf(match.window())
        .computeIfAbsent(
            new Cell(match.competition(), match.season()), absent -> new QualityTally())
        .add(match.predicted(), match.outcome());
  }

  /** Over all matches of the window, or empty when there is none. */
  public Optional<Quality> overall(TrainingWindow window) {
    return Optional.ofNullable(by(cell -> "", window).get(""));
  }

  /** By competition, in the order of their names. */
  public SortedMap<String, Quality> byCompetition(TrainingWindow window) {
    return by(Cell::competition, window);
  }

  /** By season, in the order of their labels. */
  public SortedMap<String, Quality> bySeason(TrainingWindow window) {
    return by(Cell::season, window);
  }

  private SortedMap<String, Quality> by(Function<Cell, String> group, TrainingWindow window) {
    SortedMap<String, QualityTally> tallies = new TreeMap<>();
    cellsOf(window)
        .forEach(
            (cell, tally) ->
                tallies
                    .computeIfAbsent(group.apply(cell), absent -> new QualityTally())
                    .addAll(tally));
    SortedMap<String, Quality> qualities = new TreeMap<>();
    tallies.forEach(
        (key, tally) -> tally.quality().ifPresent(quality -> qualities.put(key, quality)));
    return qualities;
  }

  private Map<Cell, QualityTally> cellsOf(TrainingWindow window) {
    return cells.getOrDefault(window, Map.of());
  }

  private record Cell(String competition, String season) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      int byCompetition = competition.compareTo(other.competition);
      return byCompetition != 0 ? byCompetition : season.compareTo(other.season);
    }
  }
}
