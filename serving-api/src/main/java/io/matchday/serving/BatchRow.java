package io.matchday.serving;

import io.matchday.feature.FeatureVector;
import io.matchday.refusal.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of a batch request as it was read.
 *
 * @param number its place, counted from 1
 * @param matchId the match, where that could be read
 * @param vector the features; empty for a row that cannot be scored
 * @param errors why it cannot; empty for one that can
 */
record BatchRow(
    long number, OptionalLong matchId, Optional<FeatureVector> vector, List<Problem> errors) {

  /** The most errors told of one row: a hostile one cannot ask for a long answer. */
  static final int MOST_ERRORS = 10;

  static BatchRow good(long number, long matchId, FeatureVector vector) {
    return new BatchRow(number, OptionalLong.of(matchId), Optional.of(vector), List.of());
  }

  static BatchRow bad(long number, OptionalLong matchId, List<Problem> errors) {
    return new BatchRow(number, matchId, Optional.empty(), List.copyOf(errors));
  }

  /** What stands where the rows break off. */
  static BatchRow broken(long number, String detail) {
    return bad(number, OptionalLong.empty(), List.of(new Problem("", detail)));
  }
}
