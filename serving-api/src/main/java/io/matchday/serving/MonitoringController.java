package io.matchday.serving;

import io.matchday.refusal.Problem;
import io.matchday.storage.JdbcModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health, readiness and metrics. */
@RestController
final class MonitoringController {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final DatabaseWatch watch;
  private final ServedModels models;
  private final ServingMetrics metrics;
  private final ThisProcess process;
  private final Freshness freshness;

  MonitoringController(
      DatabaseWatch watch,
      ServedModels models,
      ServingMetrics metrics,
      ThisProcess process,
      Freshness freshness) {
    this.watch = watch;
    this.models = models;
    this.metrics = metrics;
    this.process = process;
    this.freshness = freshness;
  }

  @GetMapping(
      path = {"/healthcheck", "/healthcheck/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  HealthView health() {
    return new HealthView(
        "ok",
        process.version(),
        process.workerId(),
        process.memoryMegabytes(),
        watch.isAnswering());
  }

  @GetMapping(
      path = {"/livez", "/livez/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  StatusView alive() {
    return new StatusView("alive");
  }

  @GetMapping(
      path = {"/readyz", "/readyz/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ReadyView ready() {
    List<Problem> missing = new ArrayList<>();
    if (!watch.isAnswering()) {
      missing.add(new Problem("database", "does not answer"));
    }
    if (!watch.isSchemaCurrent()) {
      missing.add(new Problem("schema", "is not the one expected; run migrate"));
    }
    if (models.find(JdbcModels.PRODUCTION).isEmpty()) {
      missing.add(new Problem("model", "no model is loaded; train or import one and promote it"));
    }
    if (!missing.isEmpty()) {
      throw HttpProblem.unavailable("not ready", missing, RETRY);
    }
    return new ReadyView("ready", freshness.view());
  }

  @GetMapping({"/metrics", "/metrics/"})
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, ServingMetrics.CONTENT_TYPE)
        .body(metrics.scrape());
  }
}
