package io.matchday.scoring;

import io.matchday.feature.FeatureSchema;
import io.matchday.match.Outcome;
import io.matchday.model.LogitBase;

/**
 * The margins of a logistic regression, with those of trees added: {@code (float) (base + trees)},
 * the base in double precision, its terms added in their order. Immutable and as thread-safe as the
 * scorer of the trees.
 */
public final class BasedScorer implements Scorer {

  private final Scorer trees;
  private final double startHome;
  private final double startAway;
  private final int[] places;
  private final float[] fills;
  private final double[] home;
  private final double[] away;

  /** Trees that were fitted on top of this base, over vectors of this schema. */
  public BasedScorer(Scorer trees, LogitBase base, FeatureSchema schema) {
    if (trees.classCount() != Outcome.COUNT || trees.featureCount() != schema.size()) {
      throw new IllegalArgumentException(
          "the trees have %d features and %d classes, expected %d and %d"
              .formatted(trees.featureCount(), trees.classCount(), schema.size(), Outcome.COUNT));
    }
    int size = base.terms().size();
    this.trees = trees;
    this.startHome = base.home();
    this.startAway = base.away();
    this.places = new int[size];
    this.fills = new float[size];
    this.home = new double[size];
    this.away = new double[size];
    for (int i = 0; i < size; i++) {
      LogitBase.Term term = base.terms().get(i);
      places[i] = schema.indexOf(term.feature()).orElseThrow();
      fills[i] = term.fill();
      home[i] = term.home();
      away[i] = term.away();
    }
  }

  @Override
  public int featureCount() {
    return trees.featureCount();
  }

  @Override
  public int classCount() {
    return trees.classCount();
  }

  @Override
  public void margins(float[] rows, int from, int to, float[] margins) {
    trees.margins(rows, from, to, margins);
    for (int row = from; row < to; row++) {
      int start = row * featureCount();
      double homeSum = startHome;
      double awaySum = startAway;
      for (int i = 0; i < places.length; i++) {
        float value = rows[start + places[i]];
        float known = Float.isNaN(value) ? fills[i] : value;
        homeSum += home[i] * known;
        awaySum += away[i] * known;
      }
      int at = row * Outcome.COUNT;
      margins[at] = (float) (homeSum + margins[at]);
      margins[at + 2] = (float) (awaySum + margins[at + 2]);
    }
  }
}
