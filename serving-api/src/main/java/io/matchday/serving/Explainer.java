package io.matchday.serving;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.refusal.Problem;
import io.matchday.refusal.RefusedException;
import java.util.List;

/** Explains predictions to those who ask, in their turn like scoring. Thread-safe. */
final class Explainer {

  /** The parameter that asks for an explanation, and says of how many features. */
  static final String PARAMETER = "explain";

  private final ScoringGate gate;

  Explainer(ScoringGate gate) {
    this.gate = gate;
  }

  /**
   * How many features are asked for.
   *
   * @throws HttpProblem 422 when that is no number of features of the model
   */
  static int count(String asked, FeatureSchema schema) {
    int count = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 0;
    if (count < 1 || count > schema.size()) {
      throw HttpProblem.invalid(
          List.of(new Problem(PARAMETER, "expected a whole number from 1 to " + schema.size())));
    }
    return count;
  }

  /**
   * Explains what a model makes of a vector.
   *
   * @throws HttpProblem 409 when the model cannot be explained
   */
  ExplanationView explain(OnlineModel model, FeatureVector vector, Coverage coverage, int count) {
    try {
      return gate.score(
          () ->
              ExplanationView.of(
                  model.explain(vector),
                  new ExplanationView.Row(model.schema(), vector, coverage),
                  count));
    } catch (RefusedException e) {
      throw HttpProblem.of(409, e.getMessage());
    }
  }

  /** The coverage of values that a client gave: 1 for those given, 0 for those missing. */
  static Coverage coverageOf(FeatureVector vector) {
    int[] counts = new int[vector.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Float.isNaN(vector.get(i)) ? 0 : 1;
    }
    return Coverage.of(counts);
  }
}
