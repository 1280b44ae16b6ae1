package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcPredictionTasks;
import io.matchday.storage.JdbcTaskIntake;
import io.matchday.storage.JdbcTaskUpkeep;
import io.matchday.storage.PredictionTask;
import io.matchday.storage.TaskStatus;
import io.matchday.storage.TaskSubmission;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks outlive the process that was to do them. */
class TaskSurvivalIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void a_thousand_tasks_that_wait_when_the_service_is_killed_all_end() throws Exception {
    Path home = folder.resolve("home");
    // One at a time, so that most still wait when the process dies.
    Map<String, String> slowly =
        Map.of("MATCHDAY_SERVING_TASK_BATCH_SIZE", "1", "MATCHDAY_SERVING_TASK_LEASE", "2s");
    PackagedProgram program = new PackagedProgram(home, slowly);
    Path sample = PackagedProgram.ROOT.resolve("sample-data");
    assertThat(program.call("quickstart", "--sample-data", sample.toString()).code()).isZero();
    List<String> ids = new ArrayList<>(stored(home, 1_000));

    try (PackagedProgram.Running service = program.serve()) {
      for (int i = 0; i < 20; i++) {
        ids.add(submitted(service));
      }
    }
    assertThat(pending(home)).as("pending when the process was killed").isPositive();

    try (PackagedProgram.Running service = new PackagedProgram(home, Map.of()).serve()) {
      assertThat(service.process().isAlive()).isTrue();
      PackagedProgram.awaited(
          "all tasks to end", () -> Optional.of(pending(home)).filter(count -> count == 0));
    }
    assertThat(ids).hasSize(1_020);
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, Clock.systemUTC());
      assertThat(ids).allMatch(id -> tasks.find(id).orElseThrow().status() == TaskStatus.SUCCESS);
    }
  }

  private static List<String> stored(Path home, int count) {
    List<String> ids = IntStream.range(0, count).mapToObj(i -> "task-" + i).toList();
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      new JdbcTaskIntake(database, Clock.systemUTC())
          .submit(
              ids.stream()
                  .map(id -> new PredictionTask(id, 1, "Production", "{\"home_elo_pre\":1520.0}"))
                  .map(TaskSubmission::of)
                  .toList());
    }
    return ids;
  }

  private static int pending(Path home) {
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      return new JdbcTaskUpkeep(database, Clock.systemUTC()).pending().count();
    }
  }

  private static String submitted(PackagedProgram.Running service) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.address() + "/predict/async/"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"match_id\": 7, \"features\": {}}"))
            .build();
    String location =
        CLIENT
            .send(request, BodyHandlers.ofString())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
