package io.matchday.storage;

import io.matchday.match.MatchId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One input row that could not be used.
 *
 * @param source the file it stood in, or what else it came from
 * @param line its line in the file, from 1
 * @param column the column at fault
 * @param matchId the match it belongs to, where that is known
 * @param reason what is wrong and what was expected
 */
public record RejectedRow(
    String source,
    OptionalLong line,
    Optional<String> column,
    Optional<MatchId> matchId,
    String reason) {

  /** A row of a file. */
  public static RejectedRow ofFile(String file, long line, String column, String reason) {
    return new RejectedRow(
        file,
        OptionalLong.of(line),
        Optional.of(column).filter(name -> !name.isEmpty()),
        Optional.empty(),
        reason);
  }

  /** A stored row of a match. */
  public static RejectedRow ofMatch(String source, MatchId match, String reason) {
    return new RejectedRow(
        source, OptionalLong.empty(), Optional.empty(), Optional.of(match), reason);
  }
}
