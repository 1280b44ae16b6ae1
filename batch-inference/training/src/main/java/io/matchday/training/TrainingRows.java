package io.matchday.training;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.DateSlice;
import java.time.LocalDate;
import java.util.Arrays;

/** Some matches of a training set, oldest first. */
final class TrainingRows {

  private final TrainingSet set;
  private final int[] rows;

  TrainingRows(TrainingSet set, int[] sorted, int from, int to) {
    this.set = set;
    this.rows = Arrays.copyOfRange(sorted, from, to);
  }

  /** The older of two halves by count. */
  TrainingRows olderHalf() {
    return new TrainingRows(set, rows, 0, rows.length / 2);
  }

  /** The newer of two halves by count. */
  TrainingRows newerHalf() {
    return new TrainingRows(set, rows, rows.length / 2, rows.length);
  }

  int size() {
    return rows.length;
  }

  int featureCount() {
    return set.featureCount();
  }

  LocalDate day(int index) {
    return set.day(rows[index]);
  }

  String competition(int index) {
    return set.competition(rows[index]);
  }

  Outcome outcome(int index) {
    return set.outcome(rows[index]);
  }

  /** The outcome as class 0, 1 or 2. */
  int outcomeClass(int index) {
    return set.outcomeClass(rows[index]);
  }

  float feature(int index, int feature) {
    return set.feature(rows[index], feature);
  }

  FeatureVector vector(int index) {
    return FeatureVector.of(values(index, index + 1));
  }

  /** The features of some matches, row after row. */
  float[] values(int from, int to) {
    float[] values = new float[Math.multiplyExact(to - from, set.featureCount())];
    for (int i = from; i < to; i++) {
      set.copyTo(rows[i], values, (i - from) * set.featureCount());
    }
    return values;
  }

  /** The classes of all matches as XGBoost wants its labels. */
  float[] labels() {
    float[] labels = new float[rows.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = outcomeClass(i);
    }
    return labels;
  }

  /** The days these matches span; only for slices that are not empty. */
  DateSlice slice() {
    return new DateSlice(set.day(rows[0]), set.day(rows[rows.length - 1]), rows.length);
  }
}
