package io.matchday.job.evaluation;

import io.matchday.evaluation.Basis;
import io.matchday.job.MatchIdSet;

/**
 * Which matches a group has counted. What was said before kick-off stays what was said, whatever is
 * scored later; of all the rest the newest run decides, be the match in its training window or not.
 */
final class OncePerMatch {

  private final MatchIdSet before = new MatchIdSet();
  private final MatchIdSet after = new MatchIdSet();

  /** Whether the match is new to its side of kick-off; it no longer is afterwards. */
  boolean isFirst(long matchId, Basis basis) {
    return (basis == Basis.BEFORE_KICK_OFF ? before : after).add(matchId);
  }
}
