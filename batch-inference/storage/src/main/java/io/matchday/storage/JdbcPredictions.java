package io.matchday.storage;

import io.matchday.match.Outcome;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Predictions, appended under their run and never changed. Thread-safe. */
public final class JdbcPredictions {

  private static final List<String> COLUMNS =
      List.of("id", "run_id", "match_id", "p_home", "p_draw", "p_away");

  private final JdbcClient client;
  private final BulkInsert insert;
  private final WritingTurn turn;

  /** Predictions in this database. */
  public JdbcPredictions(Database database) {
    this.client = database.client();
    this.insert = new BulkInsert(database, "prediction", COLUMNS);
    this.turn = new WritingTurn(database.settings());
  }

  /**
   * Appends predictions of a run, in the caller's transaction. On H2 one transaction of several at
   * once does so, and the others wait for its end.
   *
   * @param run the run
   * @param matchIds the matches; the first {@code count} are taken
   * @param probabilities home, draw and away of each match in turn
   * @param count how many
   */
  public void append(RunId run, long[] matchIds, double[] probabilities, int count) {
    turn.await();
    long first = RowKey.firstOfRun(run);
    insert.insert(
        count,
        (row, sink) -> {
          sink.put(first | matchIds[row]);
          sink.put(run.value());
          sink.put(matchIds[row]);
          sink.put(probabilities[row * Outcome.COUNT]);
          sink.put(probabilities[row * Outcome.COUNT + 1]);
          sink.put(probabilities[row * Outcome.COUNT + 2]);
        });
  }

  /** How many predictions a run holds. */
  public long count(RunId run) {
    KeyRange all = KeyRange.ofRun(run);
    return client
        .sql("SELECT COUNT(*) FROM prediction WHERE id >= :first AND id < :end")
        .param("first", all.first())
        .param("end", all.end())
        .query(Long.class)
        .single();
  }

  /** Removes the predictions of a run that was given up. */
  public int delete(RunId run) {
    KeyRange all = KeyRange.ofRun(run);
    return client
        .sql("DELETE FROM prediction WHERE id >= :first AND id < :end")
        .param("first", all.first())
        .param("end", all.end())
        .update();
  }
}
