package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.Judgement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last judgement of published predictions on the wire; empty when there is none. */
record EvaluationView(
    @JsonProperty("evaluated_at") @Nullable String evaluatedAt,
    @JsonProperty("groups") List<JudgedGroupView> groups) {

  static EvaluationView of(Judgement judgement) {
    return new EvaluationView(
        judgement.at().map(Instant::toString).orElse(null),
        judgement.rows().stream().map(JudgedGroupView::of).toList());
  }
}
