package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;

/** What is written in bulk is what is read, on either database, and as a whole or not at all. */
class BulkInsertTest {

  private static final List<String> PREDICTION =
      List.of("id", "run_id", "match_id", "p_home", "p_draw", "p_away");

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void feature_rows_of_any_length_and_time_are_read_as_they_were_written(Database database) {
    try (database) {
      JdbcFeatureRows rows = new JdbcFeatureRows(database);
      List<FeatureRow> written = new ArrayList<>();
      Random random = new Random(5);
      for (int i = 1; i <= 333; i++) {
        Instant asOf =
            LocalDate.of(1870 + 3 * i, 3, 31)
                .atTime(13, 7, 9, 123_456_000)
                .toInstant(ZoneOffset.UTC);
        int size = i == 7 ? 40_000 : i % 50;
        written.add(
            new FeatureRow(
                new MatchId(i == 9 ? MatchId.MAX : i),
                "aaaaaaaaaaaa",
                asOf,
                vector(size, random),
                Coverage.of(new int[size])));
      }

      rows.insert(9, written);

      for (FeatureRow row : written) {
        assertThat(rows.find(9, "aaaaaaaaaaaa", row.matchId())).contains(row);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void probabilities_keep_every_bit(Database database) {
    try (database) {
      Random random = new Random(6);
      double[] probabilities = new double[3 * 700];
      long[] matches = new long[700];
      for (int i = 0; i < 700; i++) {
        matches[i] = i + 1L;
        double home = random.nextDouble() / 2;
        double draw = i == 0 ? Double.MIN_VALUE : random.nextDouble() / 2;
        probabilities[3 * i] = home;
        probabilities[3 * i + 1] = draw;
        probabilities[3 * i + 2] = 1 - home - draw;
      }

      new JdbcPredictions(database).append(new RunId(1), matches, probabilities, 700);

      List<Double> read = new ArrayList<>();
      database
          .client()
          .sql("SELECT p_home, p_draw, p_away FROM prediction ORDER BY id")
          .query(
              row -> {
                for (int column = 1; column <= 3; column++) {
                  read.add(row.getDouble(column));
                }
              });
      assertThat(read).hasSize(probabilities.length);
      for (int i = 0; i < probabilities.length; i++) {
        assertThat(read.get(i)).isEqualTo(probabilities[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rows_go_with_the_transaction_they_were_written_in(Database database) {
    try (database) {
      BulkInsert insert = new BulkInsert(database, "prediction", PREDICTION);
      JdbcPredictions predictions = new JdbcPredictions(database);

      database
          .transaction()
          .executeWithoutResult(
              status -> {
                insert.insert(120, (row, sink) -> put(sink, row + 1, 0.5));
                assertThat(predictions.count(new RunId(1))).isEqualTo(120);
                status.setRollbackOnly();
              });

      assertThat(predictions.count(new RunId(1))).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void one_row_the_database_refuses_undoes_its_whole_transaction(Database database) {
    try (database) {
      BulkInsert insert = new BulkInsert(database, "prediction", PREDICTION);

      assertThatThrownBy(
              () ->
                  database
                      .transaction()
                      .executeWithoutResult(
                          status ->
                              insert.insert(
                                  120, (row, sink) -> put(sink, row + 1, row == 111 ? 1.5 : 0.5))))
          .isInstanceOf(DataIntegrityViolationException.class);
      assertThat(new JdbcPredictions(database).count(new RunId(1))).isZero();
      insert.insert(1, (row, sink) -> put(sink, 1, 0.5));
      assertThat(new JdbcPredictions(database).count(new RunId(1))).isEqualTo(1);
    }
  }

  /** H2 cannot leave out a row without a word; a trigger of PostgreSQL can. */
  @Test
  void rows_the_database_leaves_out_are_told() {
    try (Database database = TestDatabases.postgres()) {
      database
          .client()
          .sql(
              """
              CREATE FUNCTION skip() RETURNS TRIGGER LANGUAGE plpgsql
              AS $$ BEGIN IF NEW.match_id = 7 THEN RETURN NULL; END IF; RETURN NEW; END $$
              """)
          .update();
      database
          .client()
          .sql(
              "CREATE TRIGGER skip BEFORE INSERT ON prediction FOR EACH ROW EXECUTE FUNCTION skip()")
          .update();
      BulkInsert insert = new BulkInsert(database, "prediction", PREDICTION);

      assertThatThrownBy(() -> insert.insert(120, (row, sink) -> put(sink, row + 1, 0.5)))
          .isInstanceOf(JdbcUpdateAffectedIncorrectNumberOfRowsException.class)
          .hasMessageContaining("affected 119 rows, not 120");
    }
  }

  private static void put(RowSink sink, long match, double home) throws SQLException {
    sink.put(RowKey.ofPrediction(new RunId(1), new MatchId(match)));
    sink.put(1L);
    sink.put(match);
    sink.put(home);
    sink.put(0.25);
    sink.put(0.25);
  }

  private static FeatureVector vector(int size, Random random) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(4) == 0 ? Float.NaN : random.nextFloat();
    }
    return FeatureVector.of(values);
  }
}
