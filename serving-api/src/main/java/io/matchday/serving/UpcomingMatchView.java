package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.UpcomingMatch;

/** An upcoming match on the wire. */
record UpcomingMatchView(
    @JsonProperty("match_id") long matchId,
    @JsonProperty("home_team") String homeTeam,
    @JsonProperty("away_team") String awayTeam,
    @JsonProperty("match_date") String matchDate) {

  static UpcomingMatchView of(UpcomingMatch match) {
    return new UpcomingMatchView(
        match.matchId().value(), match.homeTeam(), match.awayTeam(), match.date().toString());
  }
}
