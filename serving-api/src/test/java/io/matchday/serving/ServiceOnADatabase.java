package io.matchday.serving;

import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.LoadedModel;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A service on a real database with two models and three runs of predictions, one unpublished. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServiceOnADatabase {

  static final List<String> FEATURES =
      List.of("diff_win_5_mean", "diff_goals_for_3_mean", "home_elo_pre", "away_elo_pre", "sex");

  static final String BODY =
      """
      {"match_id": 99, "features": {"diff_win_5_mean": 0.3, "home_elo_pre": 1520.0, "sex": 0}}
      """;

  @TempDir static Path folder;

  private Database database;
  private RunningService service;
  Client client;
  LoadedModel production;
  LoadedModel challenger;

  abstract Database openDatabase();

  @BeforeAll
  void start() {
    database = openDatabase();
    StoredData data = new StoredData(database);
    Path models = folder.resolve(getClass().getSimpleName());
    Path first = SampleBundles.writeBundle(models, FEATURES, 1);
    Path second = SampleBundles.writeBundle(models, FEATURES, 2);
    production = LoadedModel.open(first);
    challenger = LoadedModel.open(second);
    ModelRunId runId = data.model(models, first);
    data.promote("Production", runId);
    data.promote("Challenger", data.model(models, second));
    publishMatches(data, runId);
    ServingSettings settings = ServingSettings.of(Map.of("port", "0", "worker-id", "test-worker"));
    service = ServingApplication.start(settings, database, models, Clock.systemUTC());
    client = new Client(service.port());
  }

  /** Run 1 holds matches 41 to 44, run 2 holds 42 to 44, run 3 is not published. */
  private static void publishMatches(StoredData data, ModelRunId runId) {
    data.team(1, "Arsenal");
    data.team(2, "Chelsea");
    data.team(3, "Øvre Å");
    data.fixture(41, "2026-04-24", 2, 3);
    data.fixture(42, "2026-04-26", 1, 2);
    data.fixture(43, "2026-04-25", 1, 3);
    data.fixture(44, "2026-04-25", 2, 1);
    data.result(44, 2, 1);
    RunId first = data.run(runId);
    RunId second = data.run(runId);
    RunId third = data.run(runId);
    for (long match = 41; match <= 44; match++) {
      data.prediction(first, match, new Probabilities(0.2, 0.3, 0.5));
    }
    for (long match = 42; match <= 44; match++) {
      data.prediction(second, match, new Probabilities(0.58, 0.27, 0.15));
      data.prediction(third, match, new Probabilities(0.1, 0.8, 0.1));
    }
    data.publish(first, "2026-04-20T02:00:00Z");
    data.publish(second, "2026-04-21T02:00:00Z");
  }

  @AfterAll
  void stop() {
    service.close();
    database.close();
  }
}
