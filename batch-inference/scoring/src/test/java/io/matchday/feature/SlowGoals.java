package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Shots;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.Map;

/** Attack and defence written out once more, one map for each thing they remember. */
final class SlowGoals {

  private final boolean withChances;
  private final boolean slow;
  private final SlowKinds kinds = new SlowKinds();
  private final Map<TeamId, double[]> means = new HashMap<>();
  private final Map<TeamId, double[]> variances = new HashMap<>();
  private final Map<TeamId, Long> latestDay = new HashMap<>();
  private final Map<TeamId, Integer> matches = new HashMap<>();
  private final Map<TeamId, String> league = new HashMap<>();
  private final Map<TeamId, String> season = new HashMap<>();

  /** Matches since a newcomer came, while it still proves itself. */
  private final Map<TeamId, Integer> proving = new HashMap<>();

  private final Map<String, double[]> rateAndAdvantage = new HashMap<>();
  private final Map<String, double[]> levels = new HashMap<>();
  private final Map<String, double[]> gaps = new HashMap<>();
  private final Map<String, Long> firstDay = new HashMap<>();
  private final Map<String, Integer> played = new HashMap<>();
  private double commonAdvantage;

  SlowGoals(boolean withChances, boolean slow) {
    this.withChances = withChances;
    this.slow = slow;
  }

  /** What a team is before a match: attack, defence and the variances of both. */
  double[] before(TeamId team, Fixture fixture) {
    String competition = SlowKinds.competition(fixture);
    boolean isLeague = kinds.isLeague(fixture);
    double[] level = levels.getOrDefault(competition, new double[] {0, 0});
    double[] gap = gaps.getOrDefault(competition, new double[] {-0.2, -0.2});
    double most = isLeague ? 0.0366 : 0.98;
    long day = fixture.date().toEpochDay();
    if (matches(team) == 0) {
      boolean newcomer = isNewcomer(team, fixture);
      return new double[] {
        newcomer ? level[0] + gap[0] : level[0], newcomer ? level[1] + gap[1] : level[1], most, most
      };
    }
    double[] mean = means.get(team).clone();
    double daily = (isLeague ? 3e-5 : 4e-5) / (slow ? 6 : 1);
    double moved = daily * Math.min(day - latestDay.get(team), isLeague ? 60 : 1200);
    if (isLeague && competition.equals(league.get(team))) {
      if (!fixture.season().equals(season.get(team))) {
        mean[0] -= 0.125 * (mean[0] - level[0]);
        mean[1] -= 0.125 * (mean[1] - level[1]);
        moved += 0.005 * (slow ? 0.4 : 1);
      }
    } else if (isLeague && league.containsKey(team)) {
      mean[0] = 0.85 * mean[0] + (1 - 0.85) * (level[0] + gap[0]);
      mean[1] = 0.85 * mean[1] + (1 - 0.85) * (level[1] + gap[1]);
    }
    double[] variance = variances.get(team);
    return new double[] {
      mean[0], mean[1], Math.min(variance[0] + moved, most), Math.min(variance[1] + moved, most)
    };
  }

  private boolean isNewcomer(TeamId team, Fixture fixture) {
    String competition = SlowKinds.competition(fixture);
    if (matches(team) == 0) {
      return played.containsKey(competition)
          && fixture.date().toEpochDay() - firstDay.get(competition) > 200;
    }
    return kinds.isLeague(fixture)
        && league.containsKey(team)
        && !league.get(team).equals(competition);
  }

  int matches(TeamId team) {
    return matches.getOrDefault(team, 0);
  }

  int matchesIn(Fixture fixture) {
    return played.getOrDefault(SlowKinds.competition(fixture), 0);
  }

  double goalRate(Fixture fixture) {
    return rateAndAdvantage.getOrDefault(SlowKinds.competition(fixture), START)[0];
  }

  double advantage(Fixture fixture) {
    return rateAndAdvantage.getOrDefault(SlowKinds.competition(fixture), START)[1]
        + (kinds.isLeague(fixture) ? commonAdvantage : 0);
  }

  double level(Fixture fixture) {
    double[] level = levels.getOrDefault(SlowKinds.competition(fixture), new double[] {0, 0});
    return level[0] + level[1];
  }

  /** Goals expected of both sides. */
  double[] expected(Fixture fixture) {
    double[] home = before(fixture.home(), fixture);
    double[] away = before(fixture.away(), fixture);
    double half = fixture.neutral() ? 0 : advantage(fixture) / 2;
    return new double[] {
      StrictMath.exp(goalRate(fixture) + half + home[0] - away[1]),
      StrictMath.exp(goalRate(fixture) - half + away[0] - home[1])
    };
  }

  void play(PlayedMatch match) {
    Fixture fixture = match.fixture();
    double[] home = before(fixture.home(), fixture);
    double[] away = before(fixture.away(), fixture);
    boolean homeIsNew = isNewcomer(fixture.home(), fixture);
    boolean awayIsNew = isNewcomer(fixture.away(), fixture);
    double[] expected = expected(fixture);
    double[] seen = seen(match);
    learn(home, away, seen[0], expected[0], seen[2]);
    learn(away, home, seen[1], expected[1], seen[2]);
    playInCompetition(fixture, seen, expected);
    moveLevel(fixture, home, away);
    keep(fixture.home(), fixture, home, homeIsNew);
    keep(fixture.away(), fixture, away, awayIsNew);
    kinds.play(fixture);
  }

  /** Goals counted home and away, and their noise. */
  private double[] seen(PlayedMatch match) {
    boolean isLeague = kinds.isLeague(match.fixture());
    double home = Math.min(match.score().home(), isLeague ? 8 : 6);
    double away = Math.min(match.score().away(), isLeague ? 8 : 6);
    double noise = isLeague ? 0.72 : 1.15;
    if (withChances && match.shots().isPresent()) {
      Shots shots = match.shots().get();
      int homeOff = shots.home() - shots.homeOnTarget();
      int awayOff = shots.away() - shots.awayOnTarget();
      home = 0.5 * home + 0.5 * (0.04 * homeOff + 0.30 * shots.homeOnTarget());
      away = 0.5 * away + 0.5 * (0.04 * awayOff + 0.30 * shots.awayOnTarget());
      noise = 0.5;
    }
    boolean friendly = match.fixture().competition().contains("Friendly");
    double weight = friendly && !isLeague ? 0.78 : 1;
    return new double[] {home, away, noise / weight};
  }

  private static void learn(
      double[] scorer, double[] keeper, double goals, double expected, double noise) {
    double variance = scorer[2] + keeper[3] + noise / expected;
    double surprise = (goals - expected) / expected;
    double ofAttack = scorer[2] / variance;
    double ofDefence = keeper[3] / variance;
    scorer[0] += ofAttack * surprise;
    keeper[1] -= ofDefence * surprise;
    scorer[2] *= 1 - ofAttack;
    keeper[3] *= 1 - ofDefence;
  }

  private void playInCompetition(Fixture fixture, double[] seen, double[] expected) {
    String competition = SlowKinds.competition(fixture);
    boolean isLeague = kinds.isLeague(fixture);
    int before = matchesIn(fixture);
    double sum = expected[0] + expected[1];
    double more = (seen[0] - expected[0] + seen[1] - expected[1]) / sum;
    double forHome =
        fixture.neutral() ? 0 : 2 * (seen[0] - expected[0] - seen[1] + expected[1]) / sum;
    double[] old = rateAndAdvantage.getOrDefault(competition, START);
    double rateStep = Math.max(isLeague ? 0.001 : 0.0064, 0.5 / (before + 10));
    double advantageStep = Math.max(isLeague ? 0.0006 : 0.0048, 0.5 / (before + 20));
    rateAndAdvantage.put(
        competition, new double[] {old[0] + rateStep * more, old[1] + advantageStep * forHome});
    commonAdvantage += isLeague ? 0.0005 * forHome : 0;
    firstDay.putIfAbsent(competition, fixture.date().toEpochDay());
    played.put(competition, before + 1);
  }

  private void moveLevel(Fixture fixture, double[] home, double[] away) {
    double[] old = levels.getOrDefault(SlowKinds.competition(fixture), new double[] {0, 0});
    double attack = old[0] + 0.25 * ((home[0] + away[0]) / 2 - old[0]);
    double defence = old[1] + 0.25 * ((home[1] + away[1]) / 2 - old[1]);
    levels.put(SlowKinds.competition(fixture), new double[] {attack, defence});
  }

  private void keep(TeamId team, Fixture fixture, double[] now, boolean isNew) {
    String competition = SlowKinds.competition(fixture);
    means.put(team, new double[] {now[0], now[1]});
    variances.put(team, new double[] {now[2], now[3]});
    latestDay.put(team, fixture.date().toEpochDay());
    matches.merge(team, 1, Integer::sum);
    if (kinds.isLeague(fixture)) {
      league.put(team, competition);
      season.put(team, fixture.season());
    }
    if (isNew) {
      proving.put(team, 0);
    }
    if (proving.containsKey(team) && proving.merge(team, 1, Integer::sum) == 20) {
      double[] level = levels.get(competition);
      double[] gap = gaps.getOrDefault(competition, new double[] {-0.2, -0.2});
      gaps.put(
          competition,
          new double[] {
            gap[0] + 0.01 * (now[0] - level[0] - gap[0]),
            gap[1] + 0.01 * (now[1] - level[1] - gap[1])
          });
      proving.remove(team);
    }
  }

  private static final double[] START = {0.25, 0.3};
}
