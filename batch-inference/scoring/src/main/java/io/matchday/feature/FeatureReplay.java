package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One pass over all matches in date order, giving every match its feature row from the results of
 * earlier dates alone.
 *
 * <p>The matches of one date count as simultaneous: the rows of a day are all computed before any
 * of its results is taken in, and in the order of match ids, so the order within a day does not
 * matter. A fixture gets the row it will have once played, and changes nothing. Memory grows with
 * teams, pairs of teams and competitions, never with matches. Not thread-safe.
 */
public final class FeatureReplay {

  private final FeatureSchema schema;
  private final List<FeatureFamily> families;
  private final FeatureSink sink;
  private final Consumer<FeatureRow> rows;
  private final List<Entry> day = new ArrayList<>();
  private LocalDate date = LocalDate.MIN;
  private boolean finished;

  /**
   * @param set what to compute
   * @param rows gets the rows of a day, by match id, once the day is complete
   */
  public FeatureReplay(FeatureSet set, Consumer<FeatureRow> rows) {
    this.schema = set.schema();
    this.families = set.create();
    this.sink = new FeatureSink(schema.size());
    this.rows = rows;
  }

  /**
   * Takes a match that has no score, past or to come.
   *
   * @throws IllegalArgumentException when it lies before a date already seen
   */
  public void fixture(Fixture fixture) {
    add(new Entry(fixture, Optional.empty()));
  }

  /**
   * Takes a match with its score.
   *
   * @throws IllegalArgumentException when it lies before a date already seen
   */
  public void played(PlayedMatch match) {
    add(new Entry(match.fixture(), Optional.of(match.score())));
  }

  /** Gives out the rows of the last day. Nothing may be taken afterwards. */
  public void finish() {
    closeDay();
    finished = true;
  }

  private void add(Entry entry) {
    LocalDate next = entry.fixture().date();
    if (finished) {
      throw new IllegalStateException("the replay is finished");
    }
    if (next.isBefore(date)) {
      throw new IllegalArgumentException(
          "match %s of %s came after a match of %s: matches must come in date order"
              .formatted(entry.fixture().id(), next, date));
    }
    if (next.isAfter(date)) {
      closeDay();
      date = next;
    }
    day.add(entry);
  }

  private void closeDay() {
    day.sort(Comparator.comparing(entry -> entry.fixture().id()));
    refuseTwins();
    for (Entry entry : day) {
      rows.accept(row(entry.fixture()));
    }
    for (Entry entry : day) {
      entry.score().ifPresent(score -> takeIn(new PlayedMatch(entry.fixture(), score)));
    }
    day.clear();
  }

  private void refuseTwins() {
    for (int i = 1; i < day.size(); i++) {
      if (day.get(i).fixture().id().equals(day.get(i - 1).fixture().id())) {
        throw new IllegalArgumentException(
            "match %s came twice on %s".formatted(day.get(i).fixture().id(), date));
      }
    }
  }

  private FeatureRow row(Fixture fixture) {
    sink.restart();
    for (FeatureFamily family : families) {
      int start = sink.place();
      family.describe(fixture, sink);
      if (sink.place() - start != family.names().size()) {
        throw new IllegalStateException(
            "%s wrote %d values for %d names"
                .formatted(
                    family.getClass().getName(), sink.place() - start, family.names().size()));
      }
    }
    Instant asOf = fixture.date().atStartOfDay().toInstant(ZoneOffset.UTC);
    return new FeatureRow(fixture.id(), schema.id(), asOf, sink.vector(), sink.coverage());
  }

  private void takeIn(PlayedMatch match) {
    for (FeatureFamily family : families) {
      family.takeIn(match);
    }
  }

  private record Entry(Fixture fixture, Optional<Score> score) {}
}
