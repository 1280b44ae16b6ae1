package io.matchday.job.feature;

import io.matchday.match.MatchId;
import java.util.List;
import java.util.Map;

/** What rows of one schema are stored, as far as a build has to know. */
interface StoredRows {

  /** How many there are. */
  long count();

  /** The fingerprints of the rows that matches which come by have. */
  Map<MatchId, Integer> fingerprints(List<MatchId> matches);

  /**
   * What is left when all matches have come by.
   *
   * @param counted how many rows there should be by now
   */
  Remains remains(long counted);

  /**
   * What is left.
   *
   * @param rows how many rows there are in truth
   * @param gone the matches of those whose match is no more
   */
  record Remains(long rows, List<MatchId> gone) {

    public Remains {
      gone = List.copyOf(gone);
    }
  }
}
