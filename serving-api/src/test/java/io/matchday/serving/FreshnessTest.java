package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FreshnessTest {

  private static final Instant PUBLISHED = Instant.parse("2026-04-21T02:00:00Z");
  private static final Path LOG = Path.of("target/test.log");

  private static Clock at(Duration afterPublishing) {
    return Clock.fixed(PUBLISHED.plus(afterPublishing), ZoneOffset.UTC);
  }

  private static RunningService serve(Database database, FakeModel model, Duration age) {
    return ServingApplication.start(
        ServingSettings.of(Map.of("port", "0", "stale-after", "30h")),
        database,
        alias -> model,
        at(age));
  }

  private static void register(Database database, FakeModel model) {
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
  }

  private static RunId publish(Database database, ModelRunId model) {
    StoredData data = new StoredData(database);
    RunId run = data.run(model);
    data.publish(run, PUBLISHED.toString());
    return run;
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void readiness_names_the_last_good_run_and_its_age(Database database) {
    FakeModel model = new FakeModel("0123456789ab", "pace");
    register(database, model);
    try (database;
        RunningService service = serve(database, model, Duration.ofHours(2))) {
      Client client = new Client(service.port());
      assertThat(client.get("/readyz").body()).isEqualTo("{\"status\":\"ready\"}");

      RunId run = publish(database, model.runId());

      String ready =
          "{\"status\":\"ready\",\"last_good_run\":{\"id\":%s,\"published_at\":"
              + "\"2026-04-21T02:00:00Z\",\"age_seconds\":7200,\"stale\":false}}";
      Client.eventually(() -> client.get("/readyz").body().equals(ready.formatted(run)));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_ages_are_gauges_without_a_value_until_there_is_one(Database database) {
    FakeModel model = new FakeModel("0123456789ab", "pace");
    register(database, model);
    try (database;
        RunningService service = serve(database, model, Duration.ofHours(2))) {
      Client client = new Client(service.port());
      Scrape before = Scrape.of(client);
      assertThat(before.value("matchday_last_good_run_age_seconds")).isNaN();
      assertThat(before.value("matchday_last_night_age_seconds")).isNaN();

      publish(database, model.runId());
      night(database, RunStatus.COMPLETED, Duration.ofHours(1));
      night(database, RunStatus.FAILED, Duration.ofMinutes(90));

      Client.eventually(
          () ->
              Scrape.of(client).value("matchday_last_good_run_age_seconds") == 7200
                  && Scrape.of(client).value("matchday_last_night_age_seconds") == 3600);
    }
  }

  private static void night(Database database, RunStatus status, Duration afterPublishing) {
    JdbcRuns runs = new JdbcRuns(database, at(afterPublishing));
    RunId night = runs.start(JobKind.NIGHTLY, "2026-04-21");
    runs.finish(night, status, RunCounts.NONE, "");
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_stale_run_does_not_make_the_service_unready(Database database) {
    FakeModel model = new FakeModel("0123456789ab", "pace");
    register(database, model);
    publish(database, model.runId());
    try (database;
        RunningService service = serve(database, model, Duration.ofHours(31))) {
      Answer ready = new Client(service.port()).get("/readyz");

      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.json().at("/last_good_run/stale").booleanValue()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_stale_run_is_warned_of_once(Database database) throws IOException {
    try (database) {
      FakeModel model = new FakeModel("0123456789ab", "pace");
      register(database, model);
      RunId run = publish(database, model.runId());
      Clock clock = at(Duration.ofHours(31));
      Freshness freshness =
          new Freshness(
              new JdbcPublishedPredictions(database),
              new JdbcRuns(database, clock),
              Duration.ofHours(29),
              clock);
      long before = warningsOf(run);

      freshness.follow();
      freshness.follow();

      assertThat(warningsOf(run) - before).isEqualTo(1);
    }
  }

  private static long warningsOf(RunId run) throws IOException {
    String told = "the last good run, " + run + ", was published " + PUBLISHED;
    return Files.readAllLines(LOG).stream()
        .filter(line -> line.contains(" WARN ") && line.contains(told + ": more than PT29H ago"))
        .count();
  }
}
