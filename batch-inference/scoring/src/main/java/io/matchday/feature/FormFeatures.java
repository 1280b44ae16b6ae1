package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import java.util.ArrayList;
import java.util.List;

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
  private static final FormMetric[] METRICS = FormMetric.values();

  private final List<String> names;
  private final ByNumber<RecentScores> ofHosts;
  private final ByNumber<RecentScores> ofGuests;
  private final boolean neutralCounts;
  private final int[] homeSums = new int[WINDOWS.length * METRICS.length];
  private final int[] awaySums = new int[WINDOWS.length * METRICS.length];

  private FormFeatures(
      String aggregate,
      ByNumber<RecentScores> ofHosts,
      ByNumber<RecentScores> ofGuests,
      boolean neutralCounts) {
    this.names = namesFor(aggregate);
    this.ofHosts = ofHosts;
    this.ofGuests = ofGuests;
    this.neutralCounts = neutralCounts;
  }

  static FormFeatures overall() {
    ByNumber<RecentScores> shared = memory();
    return new FormFeatures("mean", shared, shared, true);
  }

  static FormFeatures sameVenue() {
    return new FormFeatures("venue_mean", memory(), memory(), false);
  }

  private static ByNumber<RecentScores> memory() {
    return new ByNumber<>(() -> new RecentScores(LONGEST));
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
    RecentScores home = ofHosts.get(at.home());
    RecentScores away = ofGuests.get(at.away());
    home.addUp(WINDOWS, homeSums);
    away.addUp(WINDOWS, awaySums);
    for (int metric = 0; metric < METRICS.length; metric++) {
      for (int window = 0; window < WINDOWS.length; window++) {
        int place = window * METRICS.length + metric;
        int ofHome = home.matches(WINDOWS[window]);
        int ofAway = away.matches(WINDOWS[window]);
        // Of no matches, 0/0: missing.
        sink.putSides(
            (double) homeSums[place] / ofHome, ofHome, (double) awaySums[place] / ofAway, ofAway);
      }
    }
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    if (at.neutral() && !neutralCounts) {
      return;
    }
    Score score = match.score();
    ofHosts.get(at.home()).add(score.home(), score.away());
    ofGuests.get(at.away()).add(score.away(), score.home());
  }

  @Override
  public void keep(Tape tape) {
    ofHosts.keep(tape, RecentScores::keep);
    if (ofGuests != ofHosts) {
      ofGuests.keep(tape, RecentScores::keep);
    }
  }
}
