package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The predictions of a run in the order people read them: by date, then match. Thread-safe. */
public final class JdbcPredictionLines {

  private static final int PAGE = 1_000;

  /** What to select for {@link #line}, from {@code match m} and {@code prediction p}. */
  static final String SELECTED =
      """
      SELECT m.id, m.match_date, m.competition, p.p_home, p.p_draw, p.p_away, m.home_goals,
        m.away_goals, m.sex,
      """
          + MatchColumns.TEAM_NAMES;

  private final JdbcTemplate template;
  private final JdbcPredictionPages pages;

  /** Predictions in this database. */
  public JdbcPredictionLines(Database database) {
    this.template = database.template();
    this.pages = new JdbcPredictionPages(database);
  }

  /**
   * Reads the predictions of a run for matches between two days, both included.
   *
   * @param run the run, published or not
   */
  public void read(RunId run, LocalDate from, LocalDate to, Consumer<PredictionLine> consumer) {
    MatchFilter days = MatchFilter.between(from, to, PAGE);
    Optional<PageKey> after = Optional.empty();
    List<PredictionLine> page;
    do {
      page = pages.page(run, days, after);
      page.forEach(consumer);
      after = page.isEmpty() ? after : Optional.of(PageKey.of(page.get(page.size() - 1)));
    } while (page.size() == PAGE);
  }

  /** The prediction a run holds for a match. */
  public Optional<PredictionLine> find(RunId run, MatchId match) {
    return template
        .query(
            SELECTED + "FROM match m JOIN prediction p ON p.id = ? + m.id WHERE m.id = ?",
            (row, rowNumber) -> line(row),
            RowKey.firstOfRun(run),
            match.value())
        .stream()
        .findFirst();
  }

  static PredictionLine line(ResultSet row) throws SQLException {
    int homeGoals = row.getInt(7);
    Optional<Score> score =
        row.wasNull() ? Optional.empty() : Optional.of(new Score(homeGoals, row.getInt(8)));
    return new PredictionLine(
        row.getLong(1),
        row.getObject(2, LocalDate.class),
        row.getString(3),
        Sex.ofCode(row.getInt(9)),
        row.getString(10),
        row.getString(11),
        new Probabilities(row.getDouble(4), row.getDouble(5), row.getDouble(6)),
        score);
  }
}
