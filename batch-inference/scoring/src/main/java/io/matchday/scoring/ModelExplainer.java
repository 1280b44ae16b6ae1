package io.matchday.scoring;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.LogitBase;
import io.matchday.model.TreeEnsemble;
import java.util.List;
import java.util.Optional;

/**
 * Explains the margins of a model: what its trees say, and its logistic base if it stands on one.
 * In the base a feature contributes its weight times its distance from the fill, so that a missing
 * value contributes nothing. Immutable and thread-safe.
 */
final class ModelExplainer {

  private final TreeExplainer trees;
  private final FeatureSchema schema;
  private final List<LogitBase.Term> terms;
  private final double homeStart;
  private final double awayStart;

  ModelExplainer(TreeEnsemble ensemble, Optional<LogitBase> base, FeatureSchema schema) {
    this.trees = TreeExplainer.of(ensemble);
    this.schema = schema;
    this.terms = base.map(LogitBase::terms).orElse(List.of());
    double home = base.map(LogitBase::home).orElse(0.0);
    double away = base.map(LogitBase::away).orElse(0.0);
    for (LogitBase.Term term : terms) {
      home += term.home() * term.fill();
      away += term.away() * term.fill();
    }
    this.homeStart = home;
    this.awayStart = away;
  }

  Explanation explain(FeatureVector vector) {
    float[] row = new float[vector.size()];
    vector.copyTo(row, 0);
    double[] contributions = trees.contributions(row);
    for (LogitBase.Term term : terms) {
      int place = schema.indexOf(term.feature()).orElseThrow();
      if (!Float.isNaN(row[place])) {
        double distance = (double) row[place] - term.fill();
        int home = place * Outcome.COUNT;
        contributions[home] += term.home() * distance;
        contributions[home + 2] += term.away() * distance;
      }
    }
    double[] bases = {trees.base(0) + homeStart, trees.base(1), trees.base(2) + awayStart};
    return new Explanation(bases, contributions);
  }
}
