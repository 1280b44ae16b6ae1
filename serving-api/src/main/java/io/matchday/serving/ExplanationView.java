package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.scoring.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Why a model gave a match its margins, on the wire: base, the features that moved them most, and
 * the sum of all others.
 */
record ExplanationView(
    @JsonProperty("base") MarginsView base,
    @JsonProperty("features") List<ContributionView> features,
    @JsonProperty("rest") MarginsView rest) {

  /** What is explained: the values a model saw, and how many matches stood behind each. */
  record Row(FeatureSchema schema, FeatureVector vector, Coverage coverage) {}

  static ExplanationView of(Explanation explanation, Row row, int count) {
    List<Integer> most = explanation.mostMoving(count);
    return new ExplanationView(
        MarginsView.of(explanation::base),
        most.stream().map(feature -> contribution(explanation, row, feature)).toList(),
        MarginsView.of(outcome -> rest(explanation, most, outcome)));
  }

  private static ContributionView contribution(Explanation explanation, Row row, int feature) {
    float value = row.vector.get(feature);
    return new ContributionView(
        row.schema.names().get(feature),
        Float.isNaN(value) ? Optional.empty() : Optional.of(value),
        row.coverage.get(feature),
        MarginsView.of(outcome -> explanation.contribution(feature, outcome)));
  }

  private static double rest(Explanation explanation, List<Integer> most, Outcome outcome) {
    return IntStream.range(0, explanation.featureCount())
        .filter(feature -> !most.contains(feature))
        .mapToDouble(feature -> explanation.contribution(feature, outcome))
        .sum();
  }
}
