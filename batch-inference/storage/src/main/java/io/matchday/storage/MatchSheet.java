package io.matchday.storage;

import io.matchday.match.Score;
import io.matchday.match.Sex;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Everything that is kept of a match except its number.
 *
 * @param competition league or tournament, as first imported
 * @param season {@code 2019-20} or {@code 2021}
 * @param date the day it is played, local
 * @param kickOff local time of day, where known
 * @param teams who plays whom
 * @param neutral whether neither side plays at home
 * @param sex men or women
 * @param country where it is played, where known
 * @param score the goals, once played
 * @param statistics what else is known of it
 */
public record MatchSheet(
    String competition,
    String season,
    LocalDate date,
    Optional<LocalTime> kickOff,
    TeamPair teams,
    boolean neutral,
    Sex sex,
    Optional<String> country,
    Optional<Score> score,
    MatchStatistics statistics) {

  /** Refuses a team that would play itself. */
  public MatchSheet {
    if (teams.home().equals(teams.away())) {
      throw new IllegalArgumentException("a team cannot play itself");
    }
  }

  /** Whether it has a score. */
  public boolean isPlayed() {
    return score.isPresent();
  }

  /** The same match, with what it lacks filled in from another sheet of it. */
  public MatchSheet orElse(MatchSheet other) {
    return new MatchSheet(
        competition,
        season,
        date,
        kickOff.or(other::kickOff),
        teams,
        neutral,
        sex,
        country.or(other::country),
        score.or(other::score),
        statistics.orElse(other.statistics));
  }
}
