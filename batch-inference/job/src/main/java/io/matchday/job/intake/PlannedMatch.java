package io.matchday.job.intake;

import io.matchday.match.MatchId;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.StoredMatch;
import java.util.Optional;

/** A match while a chunk is worked out: as stored, or new, and as it is going to be. */
final class PlannedMatch {

  private final Optional<StoredMatch> stored;
  private MatchSheet sheet;
  private long line;

  private PlannedMatch(Optional<StoredMatch> stored, MatchSheet sheet, long line) {
    this.stored = stored;
    this.sheet = sheet;
    this.line = line;
  }

  /** A stored match and the line of this import that has claimed it before; 0 when none has. */
  static PlannedMatch of(StoredMatch stored, long line) {
    return new PlannedMatch(Optional.of(stored), stored.sheet(), line);
  }

  /** A match that is not stored yet. */
  static PlannedMatch ofNew(MatchSheet sheet, long line) {
    return new PlannedMatch(Optional.empty(), sheet, line);
  }

  MatchSheet sheet() {
    return sheet;
  }

  /** The line that has claimed it; 0 when none has. */
  long line() {
    return line;
  }

  boolean isClaimed() {
    return line > 0;
  }

  boolean isNew() {
    return stored.isEmpty();
  }

  /** Its number; empty when it is new. */
  Optional<MatchId> id() {
    return stored.map(StoredMatch::id);
  }

  /** What to write over the stored match; empty when nothing changes or it is new. */
  Optional<StoredMatch> change() {
    return stored
        .filter(before -> !before.sheet().equals(sheet))
        .map(before -> new StoredMatch(before.id(), sheet));
  }

  /** Lets a line claim it. */
  void claim(long by) {
    line = by;
  }

  /** Changes what it is going to be. */
  void become(MatchSheet next) {
    sheet = next;
  }
}
