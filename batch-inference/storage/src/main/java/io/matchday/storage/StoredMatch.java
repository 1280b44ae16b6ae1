package io.matchday.storage;

import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
import java.util.Optional;

/**
 * A match as the database holds it.
 *
 * @param id its stable number
 * @param sheet everything else
 */
public record StoredMatch(MatchId id, MatchSheet sheet) {

  /** The match without its score. */
  public Fixture fixture() {
    return new Fixture(
        id,
        sheet.competition(),
        sheet.season(),
        sheet.date(),
        sheet.kickOff(),
        sheet.teams().home(),
        sheet.teams().away(),
        sheet.neutral(),
        sheet.sex(),
        sheet.country());
  }

  /** The match with its score, once it is played. */
  public Optional<PlayedMatch> played() {
    return sheet
        .score()
        .map(score -> new PlayedMatch(fixture(), score, sheet.statistics().shots()));
  }
}
