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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
    update(
        """
            INSERT INTO model_version (run_id, name, schema_id, sha256, path, registered_at,
              trained_from, trained_to, manifest)
            VALUES (?, 'soccer_model', 'schema', 'sha', ?, ?, CAST('2020-01-01' AS DATE),
              CAST('2025-01-01' AS DATE), '{}')
            """,
        runId.value(),
        path,
        REGISTERED.atOffset(ZoneOffset.UTC));
  }

  /** Points an alias at a version. */
  void promote(String alias, ModelRunId runId) {
    String folded = alias.toLowerCase(Locale.ROOT);
    int moved = update("UPDATE model_alias SET run_id = ? WHERE folded = ?", runId.value(), folded);
    if (moved == 0) {
      update(
          "INSERT INTO model_alias (folded, alias, run_id) VALUES (?, ?, ?)",
          folded,
          alias,
          runId.value());
    }
  }

  void team(long id, String name) {
    update("INSERT INTO team (id, name, sex) VALUES (?, ?, 0)", id, name);
  }

  /** A match of two teams that is not yet played. */
  void fixture(long id, String date, long home, long away) {
    update(
        """
            INSERT INTO match (id, competition, season, match_date, home_team_id, away_team_id,
              neutral, sex)
            VALUES (?, 'League', '2025-26', CAST(? AS DATE), ?, ?, FALSE, 0)
            """,
        id,
        date,
        home,
        away);
  }

  void result(long id, int homeGoals, int awayGoals) {
    update(
        "UPDATE match SET home_goals = ?, away_goals = ? WHERE id = ?", homeGoals, awayGoals, id);
  }

  /** A run of predictions that is not yet published. */
  RunId run(ModelRunId model) {
    return run(model, "Production");
  }

  RunId run(ModelRunId model, String alias) {
    RunId run = new JdbcRuns(database, Clock.systemUTC()).start(JobKind.PREDICT, "test");
    update(
        """
            INSERT INTO prediction_run (run_id, as_of, scope, alias, model_run_id, feature_version,
              attempt)
            VALUES (?, CAST('2026-04-20' AS DATE), 'upcoming', ?, ?, 1, ?)
            """,
        run.value(),
        alias,
        model.value(),
        attempts.incrementAndGet());
    return run;
  }

  void prediction(RunId run, long match, Probabilities probabilities) {
    update(
        """
            INSERT INTO prediction (id, run_id, match_id, p_home, p_draw, p_away)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
        RowKey.ofPrediction(run, new MatchId(match)),
        run.value(),
        match,
        probabilities.home(),
        probabilities.draw(),
        probabilities.away());
  }

  void publish(RunId run, String at) {
    update(
        "UPDATE prediction_run SET published_at = ? WHERE run_id = ?",
        Instant.parse(at).atOffset(ZoneOffset.UTC),
        run.value());
  }

  /** A published prediction of match 42, by a model that answers for the alias Production. */
  void publishOneMatch(ModelRunId model) {
    register(model, "there");
    promote("Production", model);
    team(1, "Arsenal");
    team(2, "Chelsea");
    fixture(42, "2026-04-26", 1, 2);
    RunId run = run(model);
    prediction(run, 42, new Probabilities(0.5, 0.25, 0.25));
    publish(run, "2026-04-21T02:00:00Z");
  }

  void removeAlias(String alias) {
    update("DELETE FROM model_alias WHERE alias = ?", alias);
  }

  private int update(String sql, Object... parameters) {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
