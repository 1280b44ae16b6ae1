package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import io.matchday.match.Shots;
import java.util.ArrayList;
import java.util.List;

/**
 * Shots and shots on target a side had and allowed, as exponentially weighted means over its
 * matches in which they were counted (the latest counts for {@value #STEP}, or for its share while
 * there are few); missing for a team of which none were.
 */
final class ShotMeans implements FeatureFamily {

  private static final double STEP = 0.08;
  private static final int COUNTS = 4;
  private static final List<String> METRICS =
      List.of("shots_for", "shots_against", "shots_on_target_for", "shots_on_target_against");

  private final List<String> names;
  private final ByNumber<Team> teams = new ByNumber<>(Team::new);

  ShotMeans() {
    List<String> all = new ArrayList<>();
    for (String metric : METRICS) {
      for (String side : List.of("home", "away", "diff")) {
        all.add(side + "_" + metric + "_weighted_mean");
      }
    }
    names = List.copyOf(all);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Team home = teams.get(at.home());
    Team away = teams.get(at.away());
    for (int metric = 0; metric < COUNTS; metric++) {
      sink.putSides(home.mean(metric), home.matches, away.mean(metric), away.matches);
    }
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    if (match.shots().isPresent()) {
      Shots shots = match.shots().get();
      teams
          .get(at.home())
          .takeIn(shots.home(), shots.away(), shots.homeOnTarget(), shots.awayOnTarget());
      teams
          .get(at.away())
          .takeIn(shots.away(), shots.home(), shots.awayOnTarget(), shots.homeOnTarget());
    }
  }

  @Override
  public void keep(Tape tape) {
    teams.keep(tape, Team::keep);
  }

  private static final class Team {

    private double[] means = new double[COUNTS];
    private int matches;

    double mean(int metric) {
      return matches == 0 ? Double.NaN : means[metric];
    }

    void keep(Tape tape) {
      means = tape.reals(means);
      matches = tape.whole(matches);
    }

    void takeIn(int... counts) {
      matches++;
      double step = Math.max(STEP, 1.0 / matches);
      for (int metric = 0; metric < COUNTS; metric++) {
        means[metric] += step * (counts[metric] - means[metric]);
      }
    }
  }
}
