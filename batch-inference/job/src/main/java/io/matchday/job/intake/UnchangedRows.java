package io.matchday.job.intake;

import io.matchday.match.MatchId;
import io.matchday.storage.StoredMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a chunk that say of a known match only what is stored, found without a statement.
 * They are rows of the first rule of {@link ChunkPlan}, so they claim before all rows that move or
 * insert; a row is left to the plan once an earlier one of the same match was.
 */
final class UnchangedRows {

  private final KnownMatches known;
  private final ClaimedMatches claimed;
  private final Map<MatchId, Long> claims = new HashMap<>();
  private final Set<MatchId> left = new HashSet<>();
  private final ChunkTally tally = new ChunkTally();

  UnchangedRows(KnownMatches known, ClaimedMatches claimed) {
    this.known = known;
    this.claimed = claimed;
  }

  /** Takes what says nothing new; gives the rest, in the same order. */
  List<ChunkPlan.Placed> without(List<ChunkPlan.Placed> rows) {
    List<ChunkPlan.Placed> rest = new ArrayList<>();
    for (ChunkPlan.Placed placed : rows) {
      if (!isUnchanged(placed)) {
        rest.add(placed);
      }
    }
    return rest;
  }

  private boolean isUnchanged(ChunkPlan.Placed placed) {
    MatchRow row = placed.row();
    Optional<StoredMatch> found = known.find(placed.teams(), row.date());
    if (found.isEmpty()) {
      return false;
    }
    StoredMatch match = found.get();
    boolean free = lineOf(match.id()) == 0 && !left.contains(match.id());
    if (!free || !row.over(match.sheet()).equals(match.sheet())) {
      left.add(match.id());
      return false;
    }
    claims.put(match.id(), row.line());
    tally.unchanged++;
    tally.renamed += row.competition().equals(match.sheet().competition()) ? 0 : 1;
    return true;
  }

  /** The line that has claimed a match, in this chunk or before; 0 when none has. */
  long lineOf(MatchId match) {
    Long line = claims.get(match);
    return line == null ? claimed.lineOf(match) : line;
  }

  /** What the rows taken have claimed, and on which line. */
  Map<MatchId, Long> claims() {
    return claims;
  }

  /** What became of the rows taken. */
  ImportReport report() {
    return tally.report();
  }
}
