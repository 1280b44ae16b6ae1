package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.prediction.Probabilities;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The predictions of a run in the order people read them: by date, then match. Thread-safe. */
public final class JdbcPredictionLines {

  private static final int PAGE = 1_000;

  /** What to select for {@link #line}. */
  static final String SELECTED =
      """
      SELECT m.id, m.match_date, m.competition, h.name, a.name, p.p_home, p.p_draw, p.p_away,
        m.home_goals, m.away_goals, m.sex
      """;

  private static final String SELECT =
      SELECTED
          + """
      FROM match m
      JOIN prediction p ON p.id = ? + m.id
      JOIN team h ON h.id = m.home_team_id
      JOIN team a ON a.id = m.away_team_id
      """;

  private final JdbcTemplate template;

  /** Predictions in this database. */
  public JdbcPredictionLines(Database database) {
    this.template = database.template();
  }

  /**
   * Reads the predictions of a run for matches between two days, both included.
   *
   * @param run the run, published or not
   */
  public void read(RunId run, LocalDate from, LocalDate to, Consumer<PredictionLine> consumer) {
    LocalDate date = from;
    long match = 0;
    while (true) {
      PredictionLine[] last = new PredictionLine[1];
      int[] count = {0};
      template.query(
          SELECT
              + """
          WHERE m.match_date >= ? AND m.match_date <= ?
            AND (m.match_date > ? OR (m.match_date = ? AND m.id > ?))
          ORDER BY m.match_date, m.id LIMIT ?
          """,
          row -> {
            PredictionLine line = line(row);
            last[0] = line;
            count[0]++;
            consumer.accept(line);
          },
          RowKey.firstOfRun(run),
          Date.valueOf(date),
          Date.valueOf(to),
          Date.valueOf(date),
          Date.valueOf(date),
          match,
          PAGE);
      if (count[0] < PAGE) {
        return;
      }
      date = last[0].date();
      match = last[0].matchId();
    }
  }

  /** The prediction a run holds for a match. */
  public Optional<PredictionLine> find(RunId run, MatchId match) {
    return template
        .query(
            SELECT + "WHERE m.id = ?",
            (row, rowNumber) -> line(row),
            RowKey.firstOfRun(run),
            match.value())
        .stream()
        .findFirst();
  }

  static PredictionLine line(ResultSet row) throws SQLException {
    int homeGoals = row.getInt(9);
    Optional<Score> score =
        row.wasNull() ? Optional.empty() : Optional.of(new Score(homeGoals, row.getInt(10)));
    return new PredictionLine(
        row.getLong(1),
        row.getObject(2, LocalDate.class),
        row.getString(3),
        Sex.ofCode(row.getInt(11)),
        row.getString(4),
        row.getString(5),
        new Probabilities(row.getDouble(6), row.getDouble(7), row.getDouble(8)),
        score);
  }
}
