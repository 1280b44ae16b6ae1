package io.matchday.storage;

import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Says a match for a test in one sentence. */
public final class MatchSheetBuilder {

  private TeamPair teams = new TeamPair(new TeamId(1), new TeamId(2));
  private LocalDate date = LocalDate.of(2020, 8, 15);
  private String competition = "E0";
  private String season = "2020-21";
  private Optional<LocalTime> kickOff = Optional.empty();
  private Optional<Score> score = Optional.empty();
  private Optional<String> country = Optional.empty();
  private boolean neutral;
  private MatchStatistics statistics = MatchStatistics.NONE;

  private MatchSheetBuilder() {}

  /** A men's match of E0 on 2020-08-15, not yet played. */
  public static MatchSheetBuilder aMatch() {
    return new MatchSheetBuilder();
  }

  public MatchSheetBuilder between(TeamId home, TeamId away) {
    teams = new TeamPair(home, away);
    return this;
  }

  public MatchSheetBuilder on(String day) {
    date = LocalDate.parse(day);
    return this;
  }

  public MatchSheetBuilder at(String time) {
    kickOff = Optional.of(LocalTime.parse(time));
    return this;
  }

  public MatchSheetBuilder in(String name) {
    competition = name;
    return this;
  }

  public MatchSheetBuilder season(String name) {
    season = name;
    return this;
  }

  public MatchSheetBuilder ended(int home, int away) {
    score = Optional.of(new Score(home, away));
    return this;
  }

  public MatchSheetBuilder onNeutralGroundIn(String name) {
    neutral = true;
    country = Optional.of(name);
    return this;
  }

  public MatchSheetBuilder with(Map<Statistic, Double> known) {
    statistics = MatchStatistics.of(known);
    return this;
  }

  public MatchSheet build() {
    return new MatchSheet(
        competition, season, date, kickOff, teams, neutral, Sex.MEN, country, score, statistics);
  }
}
