package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.JudgementRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last judgement of published predictions on the wire; empty when there is none. */
record EvaluationView(
    @JsonProperty("evaluated_at") @Nullable String evaluatedAt,
    @JsonProperty("groups") List<JudgedGroupView> groups) {

  static EvaluationView of(Optional<Instant> evaluatedAt, List<JudgementRow> rows) {
    return new EvaluationView(
        evaluatedAt.map(Instant::toString).orElse(null),
        rows.stream().map(JudgedGroupView::of).toList());
  }
}
