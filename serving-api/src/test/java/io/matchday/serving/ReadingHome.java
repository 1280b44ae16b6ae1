package io.matchday.serving;

import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.stream.LongStream;

/**
 * Five matches, two leagues, men and women; two published runs of Production, one of Challenger,
 * and one that is not published.
 */
final class ReadingHome {

  static final ModelRunId PRODUCTION = new ModelRunId("0123456789ab");
  static final ModelRunId CHALLENGER = new ModelRunId("ba9876543210");

  final FakeModel model = new FakeModel(PRODUCTION.value(), "pace");
  final RunId older;
  final RunId newest;
  final RunId challenging;
  final RunId unpublished;

  private final Database database;
  private final StoredData data;

  ReadingHome(Database database) {
    this.database = database;
    data = new StoredData(database);
    data.register(PRODUCTION, "there");
    data.register(CHALLENGER, "elsewhere");
    data.promote("Production", PRODUCTION);
    data.promote("Challenger", CHALLENGER);
    matches();
    older = data.run(PRODUCTION);
    newest = data.run(PRODUCTION);
    challenging = data.run(CHALLENGER);
    unpublished = data.run(PRODUCTION);
    update("UPDATE prediction_run SET alias = 'Challenger' WHERE run_id = " + challenging);
    data.prediction(older, 3, new Probabilities(0.25, 0.25, 0.5));
    for (long match : new long[] {1, 3, 4, 5}) {
      data.prediction(newest, match, new Probabilities(0.5, 0.25, 0.25));
      data.prediction(unpublished, match, new Probabilities(0, 0, 1));
    }
    data.prediction(newest, 2, new Probabilities(0.125, 0.25, 0.625));
    data.prediction(challenging, 1, new Probabilities(0.25, 0.5, 0.25));
    data.prediction(challenging, 5, new Probabilities(0.25, 0.5, 0.25));
    data.publish(older, "2026-04-20T02:00:00Z");
    data.publish(newest, "2026-04-21T02:00:00Z");
    data.publish(challenging, "2026-04-21T03:00:00Z");
  }

  private void matches() {
    data.team(1, "Arsenal");
    data.team(2, "Chelsea");
    data.team(3, "=SUM(A1)");
    data.team(4, "Lyon");
    data.team(5, "Paris, \"FC\"");
    update("UPDATE team SET sex = 1 WHERE id >= 4");
    data.fixture(1, "2026-04-25", 2, 3);
    data.fixture(2, "2026-04-23", 2, 3);
    data.fixture(3, "2026-04-24", 1, 2);
    data.fixture(4, "2026-04-25", 4, 5);
    data.fixture(5, "2026-04-26", 3, 2);
    update("UPDATE match SET sex = 1, competition = 'Division 1' WHERE id = 4");
    // By date, then match: 2, 3, 1, 4, 5.
    data.result(2, 0, 0);
    data.result(3, 2, 1);
  }

  /** Publishes a run that holds match 2 alone. */
  RunId publishAnother(String at) {
    return publishAnother(at, 2L);
  }

  RunId publishAnother(String at, long... matches) {
    RunId run = data.run(PRODUCTION);
    for (long match : matches) {
      data.prediction(run, match, new Probabilities(0.5, 0.25, 0.25));
    }
    data.publish(run, at);
    return run;
  }

  /** Adds so many matches that a list of them is worth compressing. */
  long[] many() {
    long[] matches = LongStream.range(100, 130).toArray();
    for (long match : matches) {
      data.fixture(match, LocalDate.of(2026, 5, 1).plusDays(match - 100).toString(), 1, 2);
    }
    return matches;
  }

  void unpublish(RunId run) {
    update("UPDATE prediction_run SET published_at = NULL WHERE run_id = " + run);
  }

  void result(long match, int homeGoals, int awayGoals) {
    data.result(match, homeGoals, awayGoals);
  }

  void update(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
