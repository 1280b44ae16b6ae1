package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
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

  /**
   * Of what families remember and how they reckon. To be raised with every change of either, so
   * that nothing goes on from what an older program remembered.
   */
  public static final int MEMORY_VERSION = 1;

  private final FeatureSchema schema;
  private final List<FeatureFamily> families;
  private final int[] sizes;
  private final Numbering numbering = new Numbering();
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
    this.sizes = families.stream().mapToInt(family -> family.names().size()).toArray();
    this.sink = new FeatureSink(schema.size());
    this.rows = rows;
  }

  /**
   * A replay that goes on from what another of the same set remembered: it gives the matches from a
   * day on the rows the other would have given them.
   *
   * @param memory what {@link #memoryBefore} of the other gave for the day
   * @param from the day; no earlier match may be taken
   * @param rows gets the rows of a day, by match id, once the day is complete
   * @throws IllegalArgumentException when the memory is not of a replay of this set
   */
  public static FeatureReplay resumed(
      FeatureSet set, byte[] memory, LocalDate from, Consumer<FeatureRow> rows) {
    FeatureReplay replay = new FeatureReplay(set, rows);
    Playback tape = new Playback(memory);
    replay.keep(tape);
    tape.end();
    replay.date = from.minusDays(1);
    return replay;
  }

  /**
   * What is remembered of all matches before a day: enough to go on from there without them. Holds
   * for the same {@link #MEMORY_VERSION}.
   *
   * @throws IllegalStateException when a match of that day or later was taken already
   */
  public byte[] memoryBefore(LocalDate next) {
    if (!date.isBefore(next)) {
      throw new IllegalStateException("a match of " + date + " was taken already");
    }
    closeDay();
    Recording tape = new Recording();
    keep(tape);
    return tape.recorded();
  }

  private void keep(Tape tape) {
    numbering.keep(tape);
    families.forEach(family -> family.keep(tape));
  }

  /**
   * Takes a match that has no score, past or to come.
   *
   * @throws IllegalArgumentException when it lies before a date already seen
   */
  public void fixture(Fixture fixture) {
    add(fixture, Optional.empty());
  }

  /**
   * Takes a match with its score.
   *
   * @throws IllegalArgumentException when it lies before a date already seen
   */
  public void played(PlayedMatch match) {
    add(match.fixture(), Optional.of(match));
  }

  /** Gives out the rows of the last day. Nothing may be taken afterwards. */
  public void finish() {
    closeDay();
    finished = true;
  }

  private void add(Fixture fixture, Optional<PlayedMatch> played) {
    LocalDate next = fixture.date();
    if (finished) {
      throw new IllegalStateException("the replay is finished");
    }
    if (next.isBefore(date)) {
      throw new IllegalArgumentException(
          "match %s of %s came after a match of %s: matches must come in date order"
              .formatted(fixture.id(), next, date));
    }
    if (next.isAfter(date)) {
      closeDay();
      date = next;
    }
    day.add(new Entry(numbering.number(fixture), played));
  }

  private void closeDay() {
    day.sort(Comparator.comparing(Entry::id));
    refuseTwins();
    for (Entry entry : day) {
      rows.accept(row(entry.at()));
    }
    for (Entry entry : day) {
      entry.played().ifPresent(match -> takeIn(entry.at(), match));
    }
    day.clear();
  }

  private void refuseTwins() {
    for (int i = 1; i < day.size(); i++) {
      if (day.get(i).id().equals(day.get(i - 1).id())) {
        throw new IllegalArgumentException(
            "match %s came twice on %s".formatted(day.get(i).id(), date));
      }
    }
  }

  private FeatureRow row(NumberedFixture at) {
    sink.restart();
    for (int i = 0; i < families.size(); i++) {
      int start = sink.place();
      families.get(i).describe(at, sink);
      if (sink.place() - start != sizes[i]) {
        throw new IllegalStateException(
            "%s wrote %d values for %d names"
                .formatted(families.get(i).getClass().getName(), sink.place() - start, sizes[i]));
      }
    }
    Fixture fixture = at.fixture();
    Instant asOf = fixture.date().atStartOfDay().toInstant(ZoneOffset.UTC);
    return new FeatureRow(fixture.id(), schema.id(), asOf, sink.vector(), sink.coverage());
  }

  private void takeIn(NumberedFixture at, PlayedMatch match) {
    numbering.takeIn(at);
    for (FeatureFamily family : families) {
      family.takeIn(at, match);
    }
  }

  private record Entry(NumberedFixture at, Optional<PlayedMatch> played) {

    MatchId id() {
      return at.fixture().id();
    }
  }
}
