package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.Run;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run on the wire; {@code prediction} is null for other jobs. */
record RunView(
    @JsonProperty("run") long run,
    @JsonProperty("job") String job,
    @JsonProperty("subject") String subject,
    @JsonProperty("status") String status,
    @JsonProperty("started_at") String startedAt,
    @JsonProperty("finished_at") @Nullable String finishedAt,
    @JsonProperty("rows_read") long rowsRead,
    @JsonProperty("rows_written") long rowsWritten,
    @JsonProperty("rows_rejected") long rowsRejected,
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("prediction") @Nullable PredictionRunView prediction) {

  static RunView of(Run run, Optional<PredictionRun> prediction) {
    Discretion discretion = Discretion.about(run);
    return new RunView(
        run.id().value(),
        run.job().label(),
        discretion.subject(),
        run.status().name(),
        run.startedAt().toString(),
        run.finishedAt().map(Instant::toString).orElse(null),
        run.counts().read(),
        run.counts().written(),
        run.counts().rejected(),
        run.message().map(discretion::told).orElse(null),
        prediction.map(PredictionRunView::of).orElse(null));
  }
}
