package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Means over the latest five meetings of the two teams, from the view of today's home side whoever
 * was host then.
 */
final class HeadToHead implements FeatureFamily {

  private static final int WINDOW = 5;
  private static final RecentScores NONE = new RecentScores(1);

  private static final List<FormMetric> METRICS =
      List.of(
          FormMetric.WIN,
          FormMetric.DRAW,
          FormMetric.LOSS,
          FormMetric.GOALS_FOR,
          FormMetric.GOALS_AGAINST);

  private static final List<String> NAMES =
      METRICS.stream().map(metric -> "h2h_" + metric.inNames() + "_" + WINDOW + "_mean").toList();

  /** By the two teams, seen from the one with the lower id. */
  private final Map<Pair, RecentScores> meetings = new HashMap<>();

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Fixture fixture = at.fixture();
    RecentScores past = meetings.getOrDefault(Pair.of(fixture.home(), fixture.away()), NONE);
    boolean asStored = isLower(fixture.home(), fixture.away());
    for (FormMetric metric : METRICS) {
      sink.put(past.mean(asStored ? metric : metric.fromOtherSide(), WINDOW), past.matches(WINDOW));
    }
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    TeamId home = match.fixture().home();
    TeamId away = match.fixture().away();
    Score score = match.score();
    RecentScores past =
        meetings.computeIfAbsent(Pair.of(home, away), absent -> new RecentScores(WINDOW));
    if (isLower(home, away)) {
      past.add(score.home(), score.away());
    } else {
      past.add(score.away(), score.home());
    }
  }

  @Override
  public void keep(Tape tape) {
    tape.entries(
        meetings,
        Map.entry(new Pair(new TeamId(1), new TeamId(1)), NONE),
        pair -> pair.kept(tape),
        scores -> {
          RecentScores kept = scores == NONE ? new RecentScores(WINDOW) : scores;
          kept.keep(tape);
          return kept;
        });
  }

  private static boolean isLower(TeamId one, TeamId other) {
    return one.value() < other.value();
  }

  private record Pair(TeamId lower, TeamId upper) {

    static Pair of(TeamId one, TeamId other) {
      return isLower(one, other) ? new Pair(one, other) : new Pair(other, one);
    }

    Pair kept(Tape tape) {
      return new Pair(new TeamId(tape.large(lower.value())), new TeamId(tape.large(upper.value())));
    }
  }
}
