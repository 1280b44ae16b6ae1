package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.evaluation.RunDrift;
import io.matchday.storage.MeasuredDrift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The drift of a run on the wire; {@code score} is null when nothing was judged. */
record DriftView(
    @JsonProperty("run") long run,
    @JsonProperty("model_version") String modelVersion,
    @JsonProperty("model_run_id") String modelRunId,
    @JsonProperty("published_at") String publishedAt,
    @JsonProperty("measured_at") String measuredAt,
    @JsonProperty("rows") long rows,
    @JsonProperty("independent_rows") long independentRows,
    @JsonProperty("judged_features") long judgedFeatures,
    @JsonProperty("drifted_features") long driftedFeatures,
    @JsonProperty("score") @Nullable Double score,
    @JsonProperty("mean_probabilities") ProbabilitiesView meanProbabilities,
    @JsonProperty("mean_probability_shift") ProbabilitiesView meanProbabilityShift,
    @JsonProperty("features") List<FeatureDriftView> features) {

  static DriftView of(MeasuredDrift measured) {
    RunDrift drift = measured.drift();
    return new DriftView(
        measured.run().value(),
        measured.alias(),
        measured.modelRunId().value(),
        measured.publishedAt().toString(),
        measured.measuredAt().toString(),
        drift.rows(),
        drift.independentRows(),
        drift.judged(),
        drift.drifted(),
        drift.score().isPresent() ? drift.score().getAsDouble() : null,
        ProbabilitiesView.of(drift.means()),
        new ProbabilitiesView(drift.shift().home(), drift.shift().draw(), drift.shift().away()),
        drift.worstFirst().stream().map(FeatureDriftView::of).toList());
  }
}
