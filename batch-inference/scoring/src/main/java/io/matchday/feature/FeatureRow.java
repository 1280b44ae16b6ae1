package io.matchday.feature;

import io.matchday.match.MatchId;
import java.time.Instant;

/**
 * The features of one match.
 *
 * @param matchId the match
 * @param schemaId the schema the vector follows
 * @param asOf only what was known strictly before this instant went into the vector; never after
 *     kick-off
 * @param vector the values
 * @param coverage how many matches stood behind each value; as long as the vector
 */
public record FeatureRow(
    MatchId matchId, String schemaId, Instant asOf, FeatureVector vector, Coverage coverage) {

  /** Refuses a coverage of another length than the vector. */
  public FeatureRow {
    if (vector.size() != coverage.size()) {
      throw new IllegalArgumentException(
          "match "
              + matchId
              + ": "
              + vector.size()
              + " values but "
              + coverage.size()
              + " coverage counts");
    }
  }
}
