package io.matchday.job.intake;

import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.MatchStatistics;
import io.matchday.storage.TeamPair;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A match as one row of a file says it, checked.
 *
 * @param line the line of the file
 * @param competition league or tournament
 * @param season the season, given or derived from the date
 * @param date the day
 * @param kickOff the time, where given
 * @param home the home team as spelt in the file
 * @param away the away team as spelt in the file
 * @param neutral whether on neutral ground, where given
 * @param sex men or women
 * @param country where it is played, where given
 * @param score the goals, once played
 * @param statistics what else is given
 */
record MatchRow(
    long line,
    String competition,
    String season,
    LocalDate date,
    Optional<LocalTime> kickOff,
    String home,
    String away,
    Optional<Boolean> neutral,
    Sex sex,
    Optional<String> country,
    Optional<Score> score,
    MatchStatistics statistics) {

  /** The sheet of a match that is not stored yet. */
  MatchSheet sheet(TeamPair teams) {
    return new MatchSheet(
        competition,
        season,
        date,
        kickOff,
        teams,
        neutral.orElse(false),
        sex,
        country,
        score,
        statistics);
  }

  /**
   * What becomes of a stored match: what the row gives replaces what is stored, what it leaves
   * empty stays, and so do the competition and the season.
   */
  MatchSheet over(MatchSheet stored) {
    return new MatchSheet(
        stored.competition(),
        stored.season(),
        date,
        kickOff.or(stored::kickOff),
        stored.teams(),
        neutral.orElse(stored.neutral()),
        sex,
        country.or(stored::country),
        score.or(stored::score),
        statistics.orElse(stored.statistics()));
  }
}
