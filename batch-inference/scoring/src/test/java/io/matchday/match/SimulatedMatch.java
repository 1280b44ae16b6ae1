package io.matchday.match;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One simulated match, with team names in place of ids.
 *
 * @param competition the league
 * @param season {@code 2022-23}
 * @param date the day
 * @param kickOff the time, missing for a few matches as in real files
 * @param home home team
 * @param away away team
 * @param score the goals
 * @param sex men or women
 * @param shots shots by home and away, then those on target by home and away
 * @param odds decimal prices of home, draw and away before the match, then the closing ones
 */
public record SimulatedMatch(
    String competition,
    String season,
    LocalDate date,
    Optional<LocalTime> kickOff,
    String home,
    String away,
    Score score,
    Sex sex,
    List<Integer> shots,
    List<Double> odds) {

  /** The header of Matchday's own CSV up to the sex. */
  public static final String CSV_HEADER =
      "competition,season,date,kick_off,home_team,away_team,home_goals,away_goals,neutral,sex";

  /** The optional columns that follow {@link #CSV_HEADER}. */
  public static final String CSV_EXTRA_HEADER =
      "home_shots,away_shots,home_shots_on_target,away_shots_on_target,odds_home,odds_draw,"
          + "odds_away,closing_odds_home,closing_odds_draw,closing_odds_away";

  /** Copies the lists. */
  public SimulatedMatch {
    shots = List.copyOf(shots);
    odds = List.copyOf(odds);
  }

  /** What is known before the match. */
  public Fixture fixture(long id, TeamId homeId, TeamId awayId) {
    return new Fixture(
        new MatchId(id),
        competition,
        season,
        date,
        kickOff,
        homeId,
        awayId,
        false,
        sex,
        Optional.empty());
  }

  /** One line under {@link #CSV_HEADER}. */
  public String csv() {
    return csv(Integer.toString(score.home()), Integer.toString(score.away()));
  }

  /** One line under {@link #CSV_HEADER} without the score, as a match to come. */
  public String csvOfFixture() {
    return csv("", "");
  }

  /** One line under {@link #CSV_HEADER} and {@link #CSV_EXTRA_HEADER}. */
  public String csvWithExtras() {
    StringBuilder line = new StringBuilder(csv());
    shots.forEach(each -> line.append(',').append(each));
    odds.forEach(each -> line.append(',').append(String.format(Locale.ROOT, "%.2f", each)));
    return line.toString();
  }

  private String csv(String homeGoals, String awayGoals) {
    return String.join(
        ",",
        competition,
        season,
        date.toString(),
        kickOff.map(LocalTime::toString).orElse(""),
        home,
        away,
        homeGoals,
        awayGoals,
        "false",
        Integer.toString(sex.code()));
  }
}
