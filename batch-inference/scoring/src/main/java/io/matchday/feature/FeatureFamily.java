package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.List;

/**
 * Features that are computed from one memory of the matches played so far.
 *
 * <p>{@link FeatureReplay} describes every match of a day before it takes in any of them, so a
 * family never needs to look at dates to stay clear of the future. Its answers may depend on
 * nothing but the fixture and what was taken in, in that order. Not thread-safe.
 */
public interface FeatureFamily {

  /** The names of the features in the order they are written; always the same. */
  List<String> names();

  /**
   * Those of the names whose values follow the calendar: they grow with the season or hang on the
   * time of year, so that the matches of any one month differ in them from those of whole years.
   */
  default List<String> calendarNames() {
    return List.of();
  }

  /**
   * Writes one value for each name, from what was taken in so far. Changes no memory: a second call
   * writes the same.
   */
  void describe(NumberedFixture at, FeatureSink sink);

  /**
   * Remembers a result. Called by day; within a day in the order of match ids.
   *
   * @param at the fixture of the match, numbered as it was when it was described
   */
  void takeIn(NumberedFixture at, PlayedMatch match);

  /**
   * Records on a tape all that the answers hang on, or, in a family without memory, takes it back
   * from one. A family that has taken its memory back answers like the one that recorded it, to the
   * bit.
   */
  void keep(Tape tape);
}
