package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.RunCounts;
import io.matchday.storage.TestDatabases;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Stored rows that cannot be scored: each becomes one reject, and harms no other. */
class PoisonRowsTest {

  private static final int ROWS = 2_500;
  private static final FeatureSchema SCHEMA = FeatureSet.current().schema();

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void each_row_that_cannot_be_scored_is_one_reject_and_its_neighbours_stay(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      List<Long> order = inKeyOrder(database);
      Map<Long, String> reasons = new TreeMap<>();
      poison(database, order.get(0), new byte[3], reasons, "vector has 3 bytes" + needed());
      poison(database, order.get(1), new byte[0], reasons, "vector has 0 bytes" + needed());
      poison(
          database,
          order.get(1_500),
          infinite(5),
          reasons,
          "feature " + SCHEMA.names().get(5) + " is infinite");
      late(database, order.get(ROWS - 1), reasons);
      long gone = order.get(700);
      predicting.change("DELETE FROM feature_row WHERE match_id = " + gone);
      reasons.put(gone, "no feature row of schema " + SCHEMA.id() + "; build features first");

      PredictionRun run = predicting.run(2).run();

      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS - 5, 5));
      assertThat(reasonsOf(predicting.rejects(run.id()))).isEqualTo(reasons);
      List<String> expected = new ArrayList<>(undisturbed());
      expected.removeIf(line -> reasons.containsKey(matchOf(line)));
      assertThat(predicting.content(run.id())).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_whole_block_that_cannot_be_scored_is_a_block_of_rejects(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      Map<Long, String> reasons = new TreeMap<>();
      for (long match : inKeyOrder(database).subList(1_000, 2_000)) {
        poison(database, match, new byte[4], reasons, "vector has 4 bytes" + needed());
      }

      PredictionRun run = predicting.run(1).run();

      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS - 1_000, 1_000));
      assertThat(reasonsOf(predicting.rejects(run.id()))).isEqualTo(reasons);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_row_of_another_schema_is_no_row_of_this_one(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(20, database, models);
      predicting.change("UPDATE feature_row SET id = id + 281474976710656 WHERE match_id = 7");

      PredictionRun run = predicting.run(1).run();

      assertThat(run.run().counts()).isEqualTo(new RunCounts(20, 19, 1));
      assertThat(reasonsOf(predicting.rejects(run.id())))
          .isEqualTo(
              Map.of(7L, "no feature row of schema " + SCHEMA.id() + "; build features first"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_row_whose_match_is_gone_is_one_reject(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(20, database, models);
      predicting.change("DELETE FROM match WHERE id = 7");
      PredictionRequest all =
          new PredictionRequest(
              SeasonOfMatches.AS_OF, PredictionScope.ALL, JdbcModels.PRODUCTION, 2);

      PredictionRun run = predicting.run(all, Progress.NONE).run();

      assertThat(run.run().counts()).isEqualTo(new RunCounts(20, 19, 1));
      assertThat(reasonsOf(predicting.rejects(run.id())))
          .isEqualTo(Map.of(7L, "its match is gone; build features again"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_database_has_no_match_without_teams(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(5, database, models);

      for (String teams : List.of("home_team_id = NULL", "away_team_id = 99")) {
        assertThatThrownBy(() -> predicting.change("UPDATE match SET " + teams + " WHERE id = 3"))
            .isInstanceOf(DataIntegrityViolationException.class);
      }
      assertThatThrownBy(() -> predicting.change("DELETE FROM team"))
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  private List<String> undisturbed() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      return predicting.content(predicting.run(1).run().id());
    }
  }

  private static String needed() {
    return ", schema " + SCHEMA.id() + " needs " + SCHEMA.size() * Float.BYTES;
  }

  private static byte[] infinite(int place) {
    ByteBuffer vector =
        ByteBuffer.allocate(SCHEMA.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    vector.putFloat(place * Float.BYTES, Float.NEGATIVE_INFINITY);
    return vector.array();
  }

  private static void poison(
      Database database, long match, byte[] vector, Map<Long, String> reasons, String reason) {
    database
        .client()
        .sql("UPDATE feature_row SET vector = ? WHERE match_id = ?")
        .params(vector, match)
        .update();
    reasons.put(match, reason);
  }

  private static void late(Database database, long match, Map<Long, String> reasons) {
    database
        .client()
        .sql(
            "UPDATE feature_row SET as_of = CAST('2099-01-01 00:00:00+00' AS TIMESTAMP WITH TIME"
                + " ZONE) WHERE match_id = ?")
        .params(match)
        .update();
    String day =
        database
            .client()
            .sql("SELECT CAST(match_date AS VARCHAR(10)) FROM match WHERE id = ?")
            .params(match)
            .query(String.class)
            .single();
    reasons.put(
        match, "features are of 2099-01-01T00:00:00Z, after kick-off " + day + "T12:00:00Z");
  }

  private static List<Long> inKeyOrder(Database database) {
    return database
        .client()
        .sql("SELECT match_id FROM feature_row ORDER BY id")
        .query(Long.class)
        .list();
  }

  private static Map<Long, String> reasonsOf(List<RejectedRow> rejects) {
    Map<Long, String> reasons = new TreeMap<>();
    for (RejectedRow reject : rejects) {
      long match = reject.matchId().orElseThrow().value();
      assertThat(reasons.put(match, reject.reason())).isNull();
    }
    return reasons;
  }

  private static long matchOf(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }
}
