package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kind of match it is, who is at home, and how much the sides played lately. */
final class SlowOccasion {

  private static final Map<String, Integer> IMPORTANCE =
      Map.of("Friendly", 0, "FIFA World Cup qualification", 2, "FIFA World Cup", 4, "UEFA Euro", 3);

  private final Fixture fixture;
  private final List<PlayedMatch> before;
  private final SlowValues values;

  SlowOccasion(Fixture fixture, List<PlayedMatch> before, SlowValues values) {
    this.fixture = fixture;
    this.before = before;
    this.values = values;
  }

  void putAll() {
    SlowKinds kinds = new SlowKinds();
    before.forEach(match -> kinds.play(match.fixture()));
    values.put("importance", IMPORTANCE.getOrDefault(fixture.competition(), 1), 0);
    values.put("league", kinds.isLeague(fixture) ? 1 : 0, 0);
    values.put("home_is_host", fixture.neutral() ? host(fixture.home()) : 1, 0);
    values.put("away_is_host", fixture.neutral() ? host(fixture.away()) : 0, 0);
    for (int days : new int[] {14, 30}) {
      int home = matchesIn(days, fixture.home());
      int away = matchesIn(days, fixture.away());
      values.putSides("matches_" + days + "_days", home, home, away, away);
    }
  }

  private double host(TeamId team) {
    Optional<String> latest =
        before.stream()
            .map(PlayedMatch::fixture)
            .filter(past -> past.home().equals(team) && !past.neutral())
            .flatMap(past -> past.country().stream())
            .reduce((older, newer) -> newer);
    if (latest.isEmpty() || fixture.country().isEmpty()) {
      return Double.NaN;
    }
    return latest.equals(fixture.country()) ? 1 : 0;
  }

  private int matchesIn(int days, TeamId team) {
    return (int)
        before.stream()
            .filter(match -> SlowFeatures.plays(match, team))
            .filter(match -> !match.fixture().date().isBefore(fixture.date().minusDays(days)))
            .count();
  }
}
