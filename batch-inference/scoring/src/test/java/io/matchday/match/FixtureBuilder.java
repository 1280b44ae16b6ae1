package io.matchday.match;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Builds fixtures and played matches that read like sentences: {@code aFixture().between("Arsenal",
 * "Chelsea").on("2026-08-15").played(2, 1)}. What is not said is a men's league match of
 * 2026-08-15.
 */
public final class FixtureBuilder {

  private long id = 1;
  private String competition = "Premier Division";
  private String season = "2026-27";
  private LocalDate date = LocalDate.of(2026, 8, 15);
  private Optional<LocalTime> kickOff = Optional.empty();
  private String home = "Home";
  private String away = "Away";
  private boolean neutral;
  private Optional<String> country = Optional.empty();
  private Sex sex = Sex.MEN;

  private FixtureBuilder() {}

  /** Begins a fixture. */
  public static FixtureBuilder aFixture() {
    return new FixtureBuilder();
  }

  /** The id that teams of this name get, the same in every test. */
  public static TeamId team(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return new TeamId(crc.getValue() + 1);
  }

  /** The match id. */
  public FixtureBuilder id(long value) {
    id = value;
    return this;
  }

  /** The two teams, home side first. */
  public FixtureBuilder between(String homeTeam, String awayTeam) {
    home = homeTeam;
    away = awayTeam;
    return this;
  }

  /** The day, as {@code 2026-08-15}. */
  public FixtureBuilder on(String day) {
    date = LocalDate.parse(day);
    return this;
  }

  /** The kick-off time, as {@code 15:00}. */
  public FixtureBuilder at(String time) {
    kickOff = Optional.of(LocalTime.parse(time));
    return this;
  }

  /** The competition and the season. */
  public FixtureBuilder in(String competitionName, String seasonLabel) {
    competition = competitionName;
    season = seasonLabel;
    return this;
  }

  /** On neutral ground. */
  public FixtureBuilder onNeutralGround() {
    neutral = true;
    return this;
  }

  /** In this country. */
  public FixtureBuilder inCountry(String name) {
    country = Optional.of(name);
    return this;
  }

  /** Women's. */
  public FixtureBuilder ofWomen() {
    sex = Sex.WOMEN;
    return this;
  }

  /** The fixture. */
  public Fixture build() {
    return new Fixture(
        new MatchId(id),
        competition,
        season,
        date,
        kickOff,
        team(home),
        team(away),
        neutral,
        sex,
        country);
  }

  /** The match with this score. */
  public PlayedMatch played(int homeGoals, int awayGoals) {
    return new PlayedMatch(build(), new Score(homeGoals, awayGoals));
  }

  /** The match with this score and these shots. */
  public PlayedMatch played(int homeGoals, int awayGoals, Shots shots) {
    return new PlayedMatch(build(), new Score(homeGoals, awayGoals), Optional.of(shots));
  }
}
