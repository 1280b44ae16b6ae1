package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.storage.JudgementRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How good one group of published predictions was, on the wire. */
record JudgedGroupView(
    @JsonProperty("grouping") String grouping,
    @JsonProperty("label") String label,
    @JsonProperty("basis") String basis,
    @JsonProperty("matches") long matches,
    @JsonProperty("accuracy") double accuracy,
    @JsonProperty("log_loss") double logLoss,
    @JsonProperty("brier") double brier,
    @JsonProperty("rps") double rps,
    @JsonProperty("ece") double ece,
    @JsonProperty("sharpness") double sharpness,
    @JsonProperty("comparisons") List<ComparisonView> comparisons) {

  static JudgedGroupView of(JudgementRow row) {
    Quality quality = row.assessment().quality();
    return new JudgedGroupView(
        row.grouping().label(),
        row.label(),
        row.basis().label(),
        quality.matches(),
        quality.accuracy(),
        quality.logLoss(),
        quality.brier(),
        quality.rps(),
        quality.ece(),
        quality.sharpness(),
        Arrays.stream(Reference.values())
            .map(
                reference ->
                    row.assessment()
                        .against(reference)
                        .map(found -> ComparisonView.of(reference, found)))
            .flatMap(Optional::stream)
            .toList());
  }
}
