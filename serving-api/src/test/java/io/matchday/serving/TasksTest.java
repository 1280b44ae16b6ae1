package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcPredictionTasks;
import io.matchday.storage.JdbcTaskIntake;
import io.matchday.storage.PredictionTask;
import io.matchday.storage.RunId;
import io.matchday.storage.TaskSubmission;
import io.matchday.storage.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What survives restarts, dead workers, changed models and an absent database. */
class TasksTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final String STATUS = "/monitoring/task_status/";

  /** A clock that can be put forward. */
  private static final class MovingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  private final MovingClock clock = new MovingClock();
  private final FakeModel model = new FakeModel("0123456789ab", "pace");
  private Database database;
  private JdbcPredictionTasks tasks;
  private JdbcTaskIntake intake;
  private StoredData data;

  @BeforeEach
  void open() {
    database = TestDatabases.h2();
    tasks = new JdbcPredictionTasks(database, clock);
    intake = new JdbcTaskIntake(database, clock);
    data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private RunningService service() {
    ServingSettings settings = ServingSettings.of(Map.of("port", "0", "task-attempts", "2"));
    return ServingApplication.start(settings, database, alias -> model, clock);
  }

  @Test
  void a_task_left_by_a_dead_worker_is_done_after_a_restart() {
    intake.submit(
        List.of(TaskSubmission.of(new PredictionTask("left", 5, "Production", "{\"pace\":1.0}"))));
    tasks.claim("dead", 1, Duration.ofSeconds(10));
    clock.ahead = Duration.ofSeconds(11);

    try (RunningService service = service()) {
      Client client = new Client(service.port());
      Client.eventually(() -> client.get(STATUS + "left").body().contains("success"));
    }
  }

  @Test
  void a_task_whose_feature_the_model_no_longer_knows_is_given_up_with_the_reason() {
    intake.submit(
        List.of(TaskSubmission.of(new PredictionTask("old", 5, "Production", "{\"height\":1.0}"))));

    try (RunningService service = service()) {
      Client client = new Client(service.port());
      Client.eventually(
          () -> {
            clock.ahead = clock.ahead.plusSeconds(1);
            return client.get(STATUS + "old").body().contains("failure");
          });
      assertThat(client.get(STATUS + "old").body())
          .isEqualTo(
              "{\"task_id\":\"old\",\"status\":\"failure\",\"error\":\"given up after 2 tries: the model changed after the"
                  + " task was submitted: /features/height: unknown feature\"}");
    }
  }

  @Test
  void a_task_whose_model_never_comes_is_given_up() {
    data.promote("Challenger", model.runId());
    intake.submit(List.of(TaskSubmission.of(new PredictionTask("stuck", 5, "Production", "{}"))));
    data.removeAlias("Production");

    try (RunningService service = service()) {
      Client client = new Client(service.port());
      Client.eventually(
          () -> {
            clock.ahead = clock.ahead.plusSeconds(1);
            return client.get(STATUS + "stuck").body().contains("given up after 2 tries");
          });
    }
  }

  @Test
  void an_old_answer_is_gone() {
    try (RunningService service = service()) {
      Client client = new Client(service.port());
      String url = client.post("/predict/async/", BODY).header("Location");
      Client.eventually(() -> client.get(url).body().contains("success"));

      clock.ahead = Duration.ofHours(2);

      assertProblem(client.get(url), 410);
    }
  }

  @Test
  void while_the_database_is_away_the_newest_run_is_answered_from_memory() {
    data.team(1, "Arsenal");
    data.team(2, "Chelsea");
    data.fixture(42, "2026-04-26", 1, 2);
    RunId run = data.run(model.runId());
    data.prediction(run, 42, new Probabilities(0.5, 0.25, 0.25));
    data.publish(run, "2026-04-21T02:00:00Z");
    try (RunningService service = service()) {
      Client client = new Client(service.port());
      String lookup = client.get("/predict/42").body();
      String upcoming = client.get("/predict/matches/").body();

      database.close();

      assertThat(client.get("/predict/42").body()).isEqualTo(lookup);
      assertThat(client.get("/predict/matches/").body()).isEqualTo(upcoming);
      assertAway(client.get("/predict/43"));
      assertAway(client.post("/predict/async/", BODY));
      assertAway(client.get(STATUS + "some"));
      assertThat(client.post("/predict/", BODY).status()).isEqualTo(200);
      assertThat(client.get("/healthcheck/").json().get("database").booleanValue()).isFalse();
      assertAway(client.get("/readyz"));
      assertThat(client.get("/livez").status()).isEqualTo(200);
    }
  }

  private static void assertAway(Answer answer) {
    assertProblem(answer, 503);
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
    assertThat(answer.body()).doesNotContain("SELECT", "jdbc", "Hikari");
  }
}
