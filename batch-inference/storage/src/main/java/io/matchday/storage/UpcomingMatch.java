package io.matchday.storage;

import io.matchday.match.MatchId;
import java.time.LocalDate;

/**
 * A predicted match that is not yet played.
 *
 * @param matchId the match
 * @param homeTeam the name of the home team
 * @param awayTeam the name of the away team
 * @param date the day it is played, local
 */
public record UpcomingMatch(MatchId matchId, String homeTeam, String awayTeam, LocalDate date) {}
