package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.feature.FeatureRow;
import java.util.List;
import java.util.stream.IntStream;

/** The features of a match on the wire, in the order of their schema. */
record FeaturesView(
    @JsonProperty("schema_id") String schemaId,
    @JsonProperty("as_of") String asOf,
    @JsonProperty("values") List<FeatureValueView> values) {

  static FeaturesView of(StoredMatchFacts.NamedFeatures features) {
    FeatureRow row = features.row();
    return new FeaturesView(
        row.schemaId(),
        row.asOf().toString(),
        IntStream.range(0, row.vector().size())
            .mapToObj(
                i ->
                    FeatureValueView.of(
                        features.schema().names().get(i),
                        row.vector().get(i),
                        row.coverage().get(i)))
            .toList());
  }
}
