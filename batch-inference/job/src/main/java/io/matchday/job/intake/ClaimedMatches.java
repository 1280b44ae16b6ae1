package io.matchday.job.intake;

import io.matchday.match.MatchId;
import java.util.HashMap;
import java.util.Map;

/**
 * Which stored matches rows of this import have claimed, and on which line: four bytes a match, so
 * that a file of any size fits.
 */
final class ClaimedMatches {

  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private final Map<Long, int[]> pages = new HashMap<>();

  /** Notes that a line has claimed a match. */
  void claim(MatchId match, long line) {
    int[] page = pages.computeIfAbsent(match.value() >>> PAGE_BITS, number -> new int[PAGE]);
    page[(int) (match.value() & (PAGE - 1))] = (int) Math.min(line, Integer.MAX_VALUE);
  }

  /** The line that has claimed a match; 0 when none has. */
  long lineOf(MatchId match) {
    int[] page = pages.get(match.value() >>> PAGE_BITS);
    return page == null ? 0 : page[(int) (match.value() & (PAGE - 1))];
  }
}
