package io.matchday.job;

import io.matchday.match.MatchId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of match ids at about one bit a match. Not thread-safe. */
public final class MatchIdSet {

  private static final int PAGE_BITS = 16;

  private final Map<Integer, BitSet> pages = new HashMap<>();

  /**
   * Adds a match.
   *
   * @param matchId 1 to {@link MatchId#MAX}
   * @return whether it was not there before
   */
  public boolean add(long matchId) {
    BitSet page = pages.computeIfAbsent((int) (matchId >>> PAGE_BITS), unused -> new BitSet());
    int bit = (int) (matchId & ((1 << PAGE_BITS) - 1));
    boolean isNew = !page.get(bit);
    page.set(bit);
    return isNew;
  }
}
