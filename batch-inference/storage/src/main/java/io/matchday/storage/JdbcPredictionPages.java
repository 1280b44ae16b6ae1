package io.matchday.storage;

import io.matchday.match.MatchId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The predictions of a run page by page, by date, then match. A page costs no more than it holds
 * wherever it lies: it begins at its key. Thread-safe.
 */
public final class JdbcPredictionPages {

  /**
   * Up to this many predictions a run is read whole and put in order; a larger one is found match
   * by match along the dates, where a small one would be looked for in all of history.
   */
  static final long READ_WHOLE = 5_000;

  private static final String OF_SMALL_RUN = "prediction p JOIN match m ON m.id = p.match_id";

  private static final String BY_MATCH = "JOIN prediction p ON p.id = :first + m.id";

  private static final String ALONG_DATES = "match m " + BY_MATCH;

  private static final PageKey BEGINNING = new PageKey(LocalDate.of(1, 1, 1), 0);

  private final JdbcClient client;

  /** Predictions in this database. */
  public JdbcPredictionPages(Database database) {
    this.client = database.client();
  }

  /**
   * A page.
   *
   * @param run the run, published or not
   * @param filter which matches, and how many
   * @param after where the page before ended; empty for the first page
   */
  public List<PredictionLine> page(RunId run, MatchFilter filter, Optional<PageKey> after) {
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
            JdbcPredictionLines.SELECTED
                + "FROM (SELECT m.id AS match_id, p.id FROM "
                + matches(run, filter, conditions)
                + conditions.where()
                + """
                 ORDER BY m.match_date, m.id LIMIT :limit) AS listed
                JOIN match m ON m.id = listed.match_id
                JOIN prediction p ON p.id = listed.id
                ORDER BY m.match_date, m.id
                """)
        .params(conditions.values())
        .query((row, rowNumber) -> JdbcPredictionLines.line(row))
        .list();
  }

  /** What to select from, by the way that reads least; with its conditions added. */
  private String matches(RunId run, MatchFilter filter, MatchConditions conditions) {
    if (filter.team().isPresent()) {
      return conditions.matchesOf(filter.team().get(), client) + BY_MATCH;
    }
    if (rows(run) > READ_WHOLE) {
      return ALONG_DATES;
    }
    long last = RowKey.firstOfRun(run) + MatchId.MAX;
    conditions.add("p.id BETWEEN :first AND :last", "last", last);
    return OF_SMALL_RUN;
  }

  /** How many predictions a run has, or a little more than is read whole. */
  private long rows(RunId run) {
    return client
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
  }
}
