package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Invented national teams for {@link History}: friendlies, qualification, other countries. */
final class NationalTeams {

  private static final int TEAMS = 8;
  private static final int MATCHES = 150;
  private static final long FIRST_ID = 100_000;
  private static final List<String> COMPETITIONS =
      List.of(
          "Friendly", "FIFA World Cup qualification", "FIFA World Cup", "UEFA Euro", "Kirin Cup");

  private NationalTeams() {}

  static void addTo(List<PlayedMatch> matches, Random random) {
    for (int i = 0; i < MATCHES; i++) {
      LocalDate date = LocalDate.of(2020, 3, 1).plusDays(random.nextInt(1000));
      int home = random.nextInt(TEAMS);
      int away = (home + 1 + random.nextInt(TEAMS - 1)) % TEAMS;
      boolean neutral = random.nextInt(3) == 0;
      int host = neutral ? random.nextInt(TEAMS) : home;
      Optional<String> country =
          random.nextInt(6) == 0 ? Optional.empty() : Optional.of("Country " + host);
      Fixture fixture =
          new Fixture(
              new MatchId(FIRST_ID + i),
              COMPETITIONS.get(random.nextInt(COMPETITIONS.size())),
              Integer.toString(date.getYear()),
              date,
              Optional.empty(),
              new TeamId(FIRST_ID + home),
              new TeamId(FIRST_ID + away),
              neutral,
              Sex.MEN,
              country);
      matches.add(
          new PlayedMatch(
              fixture, new Score(random.nextInt(9), random.nextInt(random.nextInt(9) + 1))));
    }
  }
}
