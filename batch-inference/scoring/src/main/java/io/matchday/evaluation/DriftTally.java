package io.matchday.evaluation;

import io.matchday.feature.FeatureVector;
import io.matchday.model.FeatureReference;
import io.matchday.model.TrainingReference;
import io.matchday.prediction.Probabilities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts the rows of a run into the bins of a training window.
 *
 * <p>All matches a team has still to play show it in the state it is in today, so a hundred of them
 * say no more of the features than the teams in them do. Unplayed matches therefore count as
 * independent rows at most as often as there are teams in them (an effective sample size in the
 * sense of Kish 1965); played matches count each. Not thread-safe.
 */
public final class DriftTally {

  /** With fewer independent rows there is no verdict. */
  public static final int LEAST_ROWS = 50;

  private final TrainingReference reference;
  private final float[][] edges;
  private final long[][] counts;
  private final Set<Long> teamsToPlay = new HashSet<>();
  private long played;
  private long unplayed;
  private double home;
  private double draw;
  private double away;

  /** A tally against this window. */
  public DriftTally(TrainingReference reference) {
    this.reference = reference;
    int size = reference.features().size();
    this.edges = new float[size][];
    this.counts = new long[size][];
    for (int i = 0; i < size; i++) {
      List<Float> ofFeature = reference.features().get(i).edges();
      edges[i] = new float[ofFeature.size()];
      for (int edge = 0; edge < edges[i].length; edge++) {
        edges[i][edge] = ofFeature.get(edge);
      }
      counts[i] = new long[edges[i].length + 2];
    }
  }

  /** Adds a match that has been played. */
  public void addPlayed(FeatureVector features, Probabilities predicted) {
    played++;
    add(features, predicted);
  }

  /** Adds a match still to be played between two teams, given by their ids. */
  public void addUnplayed(
      FeatureVector features, Probabilities predicted, long homeTeam, long awayTeam) {
    unplayed++;
    teamsToPlay.add(homeTeam);
    teamsToPlay.add(awayTeam);
    add(features, predicted);
  }

  private void add(FeatureVector features, Probabilities predicted) {
    if (features.size() != counts.length) {
      throw new IllegalArgumentException(
          "expected %d features, was given %d".formatted(counts.length, features.size()));
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i][bin(edges[i], features.get(i))]++;
    }
    home += predicted.home();
    draw += predicted.draw();
    away += predicted.away();
  }

  /** The bin of a value; the last is that of missing values. */
  private static int bin(float[] edges, float value) {
    if (Float.isNaN(value)) {
      return edges.length + 1;
    }
    int bin = 0;
    while (bin < edges.length && value >= edges[bin]) {
      bin++;
    }
    return bin;
  }

  /** How many rows were added. */
  public long rows() {
    return played + unplayed;
  }

  /**
   * The drift of what was added, which is at least one row.
   *
   * @param names the features in schema order
   * @param calendar those that follow the calendar
   */
  public RunDrift drift(List<String> names, Set<String> calendar) {
    double rows = rows();
    long independent = played + Math.min(unplayed, teamsToPlay.size());
    List<FeatureDrift> features = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      features.add(feature(i, names.get(i), calendar.contains(names.get(i)), independent));
    }
    return new RunDrift(
        rows(),
        independent,
        new Probabilities(home / rows, draw / rows, away / rows),
        new ProbabilityShift(
            home / rows - reference.home(),
            draw / rows - reference.draw(),
            away / rows - reference.away()),
        features);
  }

  private FeatureDrift feature(int place, String name, boolean isCalendar, long independent) {
    FeatureReference window = reference.features().get(place);
    int bins = counts[place].length;
    double[] actual = new double[bins];
    double[] expected = new double[bins];
    for (int i = 0; i < bins; i++) {
      actual[i] = counts[place][i] / (double) rows();
      expected[i] = i < bins - 1 ? window.shares().get(i) : window.missing();
    }
    StabilityIndex index = StabilityIndex.of(actual, independent, expected, reference.rows());
    double limit = index.limit(independent, reference.rows());
    DriftVerdict verdict =
        isCalendar ? DriftVerdict.CALENDAR : verdict(index.value(), limit, independent);
    return new FeatureDrift(
        name, index.value(), limit, actual[bins - 1], window.missing(), verdict);
  }

  private static DriftVerdict verdict(double index, double limit, long independent) {
    if (independent < LEAST_ROWS) {
      return DriftVerdict.TOO_FEW_ROWS;
    }
    return index > limit ? DriftVerdict.DRIFTED : DriftVerdict.STEADY;
  }
}
