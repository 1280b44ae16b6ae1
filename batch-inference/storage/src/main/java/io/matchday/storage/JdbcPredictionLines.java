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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The predictions of a run in the order people read them, by date, then match, page by page or all.
 * A page costs no more than it holds wherever it lies: it begins at its key. Thread-safe.
 */
public final class JdbcPredictionLines {

  /**
   * Up to this many predictions a run is read whole and put in order; a larger one is found match
   * by match along the dates, where a small one would be looked for in all of history.
   */
  static final long READ_WHOLE = 5_000;

  /** Rows of a page when all are read. */
  private static final int PAGE = 1_000;

  /** What to select for {@link #line}, from {@code match m} and {@code prediction p}. */
  private static final String SELECTED =
      """
      SELECT m.id, m.match_date, m.competition, p.p_home, p.p_draw, p.p_away, m.home_goals,
        m.away_goals, m.sex,
      """
          + MatchColumns.TEAM_NAMES;

  private static final String OF_SMALL_RUN = "prediction p JOIN match m ON m.id = p.match_id";

  private static final String BY_MATCH = "JOIN prediction p ON p.id = :first + m.id";

  private static final String ALONG_DATES = "match m " + BY_MATCH;

  private static final PageKey BEGINNING = new PageKey(LocalDate.of(1, 1, 1), 0);

  private final JdbcClient client;

  /** Predictions in this database. */
  public JdbcPredictionLines(Database database) {
    this.client = database.client();
  }

  /**
   * Reads the predictions of a run for matches between two days, both included.
   *
   * @param run the run, published or not
   */
  public void read(RunId run, LocalDate from, LocalDate to, Consumer<PredictionLine> consumer) {
    MatchFilter days = MatchFilter.between(from, to, PAGE);
    boolean large = isLarge(run);
    Optional<PageKey> after = Optional.empty();
    List<PredictionLine> page;
    do {
      page = page(run, days, after, large);
      page.forEach(consumer);
      after = page.isEmpty() ? after : Optional.of(PageKey.of(page.get(page.size() - 1)));
    } while (page.size() == PAGE);
  }

  /**
   * A page.
   *
   * @param run the run, published or not
   * @param filter which matches, and how many
   * @param after where the page before ended; empty for the first page
   */
  public List<PredictionLine> page(RunId run, MatchFilter filter, Optional<PageKey> after) {
    return page(run, filter, after, filter.team().isEmpty() && isLarge(run));
  }

  private List<PredictionLine> page(
      RunId run, MatchFilter filter, Optional<PageKey> after, boolean large) {
    MatchConditions conditions = MatchConditions.of(filter);
    PageKey key = after.orElse(BEGINNING);
    // The first condition is what H2 needs to enter the index, on a first page too; the second
    // drops what was seen.
    conditions
        .bind("first", RowKey.firstOfRun(run))
        .add("m.match_date >= :lastDate", "lastDate", key.date())
        .add("(m.match_date > :lastDate OR m.id > :lastId)", "lastId", key.matchId());
    return client
        .sql(
            SELECTED
                + "FROM (SELECT m.id AS match_id, p.id FROM "
                + matches(run, filter, conditions, large)
                + conditions.where()
                + """
                 ORDER BY m.match_date, m.id LIMIT :limit) AS listed
                JOIN match m ON m.id = listed.match_id
                JOIN prediction p ON p.id = listed.id
                ORDER BY m.match_date, m.id
                """)
        .params(conditions.values())
        .query(JdbcPredictionLines::line)
        .list();
  }

  /** What to select from, by the way that reads least; with its conditions added. */
  private String matches(RunId run, MatchFilter filter, MatchConditions conditions, boolean large) {
    if (filter.team().isPresent()) {
      return conditions.matchesOf(filter.team().get(), client) + BY_MATCH;
    }
    if (large) {
      return ALONG_DATES;
    }
    long last = RowKey.firstOfRun(run) + MatchId.MAX;
    conditions.add("p.id BETWEEN :first AND :last", "last", last);
    return OF_SMALL_RUN;
  }

  /** Whether a run has more predictions than are read whole. */
  private boolean isLarge(RunId run) {
    long rows =
        client
            .sql(
                """
                SELECT COUNT(*) FROM (
                  SELECT id FROM prediction WHERE id BETWEEN :first AND :last LIMIT :most) AS held
                """)
            .param("first", RowKey.firstOfRun(run))
            .param("last", RowKey.firstOfRun(run) + MatchId.MAX)
            .param("most", READ_WHOLE + 1)
            .query(Long.class)
            .single();
    return rows > READ_WHOLE;
  }

  /** The prediction a run holds for a match. */
  public Optional<PredictionLine> find(RunId run, MatchId match) {
    return client
        .sql(SELECTED + "FROM " + ALONG_DATES + " WHERE m.id = :match")
        .param("first", RowKey.firstOfRun(run))
        .param("match", match.value())
        .query(JdbcPredictionLines::line)
        .optional();
  }

  private static PredictionLine line(ResultSet row, int rowNumber) throws SQLException {
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
