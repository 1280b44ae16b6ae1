package io.matchday.match;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A match as it is known before it is played. It has no score, so nothing computed from a fixture
 * alone can read the future.
 *
 * @param id the stable number
 * @param competition league or tournament, as imported
 * @param season {@code 2019-20} or {@code 2021}
 * @param date the day it is played, local
 * @param kickOff local time of day, where known
 * @param home the home team, or the first named on neutral ground
 * @param away the away team
 * @param neutral whether neither side plays at home
 * @param sex men or women
 * @param country where it is played, where known
 */
public record Fixture(
    MatchId id,
    String competition,
    String season,
    LocalDate date,
    Optional<LocalTime> kickOff,
    TeamId home,
    TeamId away,
    boolean neutral,
    Sex sex,
    Optional<String> country) {

  /** What is assumed of a match whose kick-off time is not known. */
  public static final LocalTime ASSUMED_KICK_OFF = LocalTime.NOON;

  /** Refuses a team that would play itself. */
  public Fixture {
    if (home.equals(away)) {
      throw new IllegalArgumentException("match " + id + ": a team cannot play itself");
    }
  }

  /** Kick-off as an instant, local time taken as UTC; noon where the time is not known. */
  public Instant kickOffInstant() {
    return kickOffInstant(date, kickOff);
  }

  /** The same of any match of this day and local time. */
  public static Instant kickOffInstant(LocalDate date, Optional<LocalTime> kickOff) {
    return date.atTime(kickOff.orElse(ASSUMED_KICK_OFF)).toInstant(ZoneOffset.UTC);
  }
}
