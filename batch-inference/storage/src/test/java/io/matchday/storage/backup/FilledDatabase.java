package io.matchday.storage.backup;

import io.matchday.match.MatchId;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelRunId;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RowKey;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A database with teams, matches, feature rows, a model and published predictions. */
final class FilledDatabase {

  static final int MATCHES = 1_500;
  private static final int TEAMS = 40;

  private FilledDatabase() {}

  /** An embedded database in a folder, as the home has it. */
  static DatabaseSettings h2(Path home) {
    return DatabaseSettings.embedded(home);
  }

  /** Fills an empty database; returns the run that is published. */
  static RunId fill(Database database, Path models) {
    database.migrate();
    List<Object[]> teams = new ArrayList<>();
    for (long i = 1; i <= TEAMS; i++) {
      teams.add(new Object[] {"Team " + i, 0});
    }
    database.template().batchUpdate("INSERT INTO team (name, sex) VALUES (?, ?)", teams);
    addMatches(database);
    Path bundle = SampleBundles.writeBundle(models, List.of("a", "b", "c"), 1);
    Clock clock = Clock.systemUTC();
    ModelVersion version = ModelVersion.of(ModelBundle.load(bundle), models, clock.instant());
    new JdbcModels(database, clock).register(version);
    return publish(database, version.runId(), 1);
  }

  private static void addMatches(Database database) {
    Random random = new Random(4);
    List<Object[]> matches = new ArrayList<>();
    List<Object[]> features = new ArrayList<>();
    for (long id = 1; id <= MATCHES; id++) {
      long home = 1 + id % TEAMS;
      LocalDate date = LocalDate.of(2020, 1, 1).plusDays(id);
      matches.add(new Object[] {date, home, 1 + home % TEAMS, random.nextInt(5), id % 4});
      byte[] vector = new byte[240];
      random.nextBytes(vector);
      byte[] coverage = new byte[60];
      random.nextBytes(coverage);
      long key = (1L << 48) + (id % 64 << 32) + id;
      features.add(new Object[] {key, id, vector, coverage});
    }
    database
        .template()
        .batchUpdate(
            """
            INSERT INTO match (competition, season, match_date, neutral, sex, home_team_id,
              away_team_id, home_goals, away_goals)
            VALUES ('Über-Liga', '2020-21', ?, FALSE, 0, ?, ?, ?, ?)
            """,
            matches);
    database
        .template()
        .batchUpdate(
            """
            INSERT INTO feature_row (id, match_id, as_of, vector, coverage)
            VALUES (?, ?, CAST('2020-01-01 12:00:00+00' AS TIMESTAMP WITH TIME ZONE), ?, ?)
            """,
            features);
  }

  /** A published run over all matches. */
  static RunId publish(Database database, ModelRunId model, int attempt) {
    return publish(database, model, attempt, LongStream.rangeClosed(1, MATCHES).toArray());
  }

  /** A published run over these matches, in one transaction. */
  static RunId publish(Database database, ModelRunId model, int attempt, long[] matches) {
    JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
    JdbcPredictionRuns published = new JdbcPredictionRuns(database, Clock.systemUTC());
    return database
        .transaction()
        .execute(
            status -> {
              RunId run = runs.start(JobKind.PREDICT, "night\t\"1\"\nand \\N");
              published.add(
                  run,
                  new JdbcPredictionRuns.Identity(
                      LocalDate.of(2021, 1, 1), PredictionScope.ALL, JdbcModels.PRODUCTION),
                  model,
                  1,
                  attempt);
              new JdbcPredictions(database)
                  .append(run, matches, probabilities(matches.length), matches.length);
              runs.finish(
                  run,
                  RunStatus.COMPLETED,
                  new RunCounts(matches.length, matches.length, 0),
                  "published");
              published.publish(run);
              return run;
            });
  }

  private static double[] probabilities(int count) {
    Random random = new Random(count);
    double[] probabilities = new double[3 * count];
    for (int i = 0; i < count; i++) {
      double home = random.nextDouble() / 2;
      double draw = random.nextDouble() / 2;
      probabilities[3 * i] = home;
      probabilities[3 * i + 1] = draw;
      probabilities[3 * i + 2] = 1 - home - draw;
    }
    return probabilities;
  }

  static ModelRunId model(Database database) {
    return new JdbcModels(database, Clock.systemUTC()).versions().get(0).runId();
  }

  /** Everything it holds. */
  static DatabaseContent content(Database database) {
    try (Connection connection = database.dataSource().getConnection()) {
      return new ContentReader(connection).read();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key of a prediction, for tests that spoil one. */
  static long key(RunId run, MatchId match) {
    return RowKey.ofPrediction(run, match);
  }
}
