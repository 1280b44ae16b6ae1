package io.matchday.serving;

import io.matchday.refusal.Problem;
import io.matchday.storage.JdbcDrifts;
import io.matchday.storage.MeasuredDrift;
import io.matchday.storage.RunId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far published runs lie from the training windows of their models. */
@RestController
final class DriftController {

  private final JdbcDrifts drifts;
  private final DatabaseReads reads;

  DriftController(JdbcDrifts drifts, DatabaseReads reads) {
    this.drifts = drifts;
    this.reads = reads;
  }

  @GetMapping(
      path = {"/monitoring/drift", "/monitoring/drift/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  DriftView drift(@RequestParam("run") Optional<String> run, HttpServletResponse response) {
    MeasuredDrift measured =
        reads
            .read(
                () ->
                    run.map(DriftController::runId)
                        .orElseGet(drifts::newestRun)
                        .flatMap(drifts::find))
            .orElseThrow(() -> HttpProblem.notFound("no drift was measured of such a run"));
    // Told, but not compared: after a rollback the newest published run is an older one.
    response.setDateHeader(HttpHeaders.LAST_MODIFIED, measured.measuredAt().toEpochMilli());
    return DriftView.of(measured);
  }

  /** The run of this number; empty for a number that no run has. */
  private static Optional<RunId> runId(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw HttpProblem.invalid(List.of(new Problem("run", "expected a run number")));
    }
    try {
      return Optional.of(new RunId(Long.parseLong(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
