package io.matchday.feature;

import io.matchday.feature.FeatureSink.Measured;
import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.TeamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Means of results and goals over the latest 3, 5 and 10 matches of each side, in all competitions.
 * A window with fewer matches uses what there is.
 *
 * <p>{@link #sameVenue()} counts the home side's home matches and the away side's away matches;
 * matches on neutral ground are neither and are left out of its memory.
 */
final class FormFeatures implements FeatureFamily {

  private static final int[] WINDOWS = {3, 5, 10};
  private static final int LONGEST = 10;
  private static final RecentScores NONE = new RecentScores(1);
  private static final FormMetric[] METRICS = FormMetric.values();

  private final List<String> names;
  private final Map<TeamId, RecentScores> ofHosts;
  private final Map<TeamId, RecentScores> ofGuests;
  private final boolean neutralCounts;

  private FormFeatures(
      String aggregate,
      Map<TeamId, RecentScores> ofHosts,
      Map<TeamId, RecentScores> ofGuests,
      boolean neutralCounts) {
    this.names = namesFor(aggregate);
    this.ofHosts = ofHosts;
    this.ofGuests = ofGuests;
    this.neutralCounts = neutralCounts;
  }

  static FormFeatures overall() {
    Map<TeamId, RecentScores> shared = new HashMap<>();
    return new FormFeatures("mean", shared, shared, true);
  }

  static FormFeatures sameVenue() {
    return new FormFeatures("venue_mean", new HashMap<>(), new HashMap<>(), false);
  }

  private static List<String> namesFor(String aggregate) {
    List<String> names = new ArrayList<>();
    for (FormMetric metric : METRICS) {
      for (int window : WINDOWS) {
        for (String side : List.of("home", "away", "diff")) {
          names.add(side + "_" + metric.inNames() + "_" + window + "_" + aggregate);
        }
      }
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Fixture fixture = at.fixture();
    RecentScores home = ofHosts.getOrDefault(fixture.home(), NONE);
    RecentScores away = ofGuests.getOrDefault(fixture.away(), NONE);
    for (FormMetric metric : METRICS) {
      for (int window : WINDOWS) {
        Measured ofHome = home.mean(metric, window);
        Measured ofAway = away.mean(metric, window);
        sink.putSides(ofHome, ofAway);
      }
    }
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    Fixture fixture = match.fixture();
    if (fixture.neutral() && !neutralCounts) {
      return;
    }
    Score score = match.score();
    scoresOf(fixture.home(), ofHosts).add(score.home(), score.away());
    scoresOf(fixture.away(), ofGuests).add(score.away(), score.home());
  }

  private static RecentScores scoresOf(TeamId team, Map<TeamId, RecentScores> memory) {
    return memory.computeIfAbsent(team, absent -> new RecentScores(LONGEST));
  }
}
