package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.RowKey;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts models, matches and published predictions into a database, as the jobs would. */
final class StoredData {

  static final Instant REGISTERED = Instant.parse("2026-04-01T12:00:00Z");

  private final Database database;
  private final AtomicInteger attempts = new AtomicInteger();

  StoredData(Database database) {
    this.database = database;
  }

  /** Registers a bundle, as it lies below the models folder. */
  ModelRunId model(Path modelsFolder, Path bundle) {
    ModelRunId runId = new ModelRunId(bundle.getFileName().toString());
    register(runId, modelsFolder.relativize(bundle).toString());
    return runId;
  }

  void register(ModelRunId runId, String path) {
    database
        .client()
        .sql(
            """
            INSERT INTO model_version (run_id, name, schema_id, sha256, path, registered_at, manifest)
            VALUES (?, 'soccer_model', 'schema', 'sha', ?, ?, '{}')
            """)
        .params(runId.value(), path, REGISTERED.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Points an alias at a version. */
  void promote(String alias, ModelRunId runId) {
    String folded = alias.toLowerCase(Locale.ROOT);
    int moved =
        database
            .client()
            .sql("UPDATE model_alias SET run_id = ? WHERE folded = ?")
            .params(runId.value(), folded)
            .update();
    if (moved == 0) {
      database
          .client()
          .sql("INSERT INTO model_alias (folded, alias, run_id) VALUES (?, ?, ?)")
          .params(folded, alias, runId.value())
          .update();
    }
  }

  void team(long id, String name) {
    database
        .client()
        .sql("INSERT INTO team (id, name, sex) VALUES (?, ?, 0)")
        .params(id, name)
        .update();
  }

  /** A match of two teams that is not yet played. */
  void fixture(long id, String date, long home, long away) {
    database
        .client()
        .sql(
            """
            INSERT INTO match (id, competition, season, match_date, home_team_id, away_team_id,
              neutral, sex)
            VALUES (?, 'League', '2025-26', CAST(? AS DATE), ?, ?, FALSE, 0)
            """)
        .params(id, date, home, away)
        .update();
  }

  void result(long id, int homeGoals, int awayGoals) {
    database
        .client()
        .sql("UPDATE match SET home_goals = ?, away_goals = ? WHERE id = ?")
        .params(homeGoals, awayGoals, id)
        .update();
  }

  /** A run of predictions that is not yet published. */
  RunId run(ModelRunId model) {
    RunId run = new JdbcRuns(database, Clock.systemUTC()).start(JobKind.PREDICT, "test");
    database
        .client()
        .sql(
            """
            INSERT INTO prediction_run (run_id, as_of, scope, alias, model_run_id, feature_version,
              attempt)
            VALUES (?, CAST('2026-04-20' AS DATE), 'upcoming', 'Production', ?, 1, ?)
            """)
        .params(run.value(), model.value(), attempts.incrementAndGet())
        .update();
    return run;
  }

  void prediction(RunId run, long match, Probabilities probabilities) {
    database
        .client()
        .sql(
            """
            INSERT INTO prediction (id, run_id, match_id, p_home, p_draw, p_away)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        .params(
            RowKey.ofPrediction(run, new MatchId(match)),
            run.value(),
            match,
            probabilities.home(),
            probabilities.draw(),
            probabilities.away())
        .update();
  }

  void publish(RunId run, String at) {
    database
        .client()
        .sql("UPDATE prediction_run SET published_at = ? WHERE run_id = ?")
        .params(Instant.parse(at).atOffset(ZoneOffset.UTC), run.value())
        .update();
  }
}
