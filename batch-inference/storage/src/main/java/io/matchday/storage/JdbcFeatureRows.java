package io.matchday.storage;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.match.Score;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Feature rows, packed, one row a match and schema. Thread-safe. */
public final class JdbcFeatureRows {

  private static final int PAGE = 1_000;
  private static final List<String> COLUMNS =
      List.of("id", "match_id", "as_of", "vector", "coverage");

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final JdbcAllRows all;
  private final JdbcUpcomingRows upcoming;
  private final BulkInsert insert;

  /** Feature rows in this database. */
  public JdbcFeatureRows(Database database) {
    this.client = database.client();
    this.template = database.template();
    this.all = new JdbcAllRows(database);
    this.upcoming = new JdbcUpcomingRows(database);
    this.insert = new BulkInsert(database, "feature_row", COLUMNS);
  }

  /** Adds rows of matches that have none yet for this schema. */
  public void insert(int schemaNo, List<FeatureRow> rows) {
    insert.insert(
        rows.size(),
        (number, sink) -> {
          FeatureRow row = rows.get(number);
          sink.put(RowKey.ofFeatureRow(schemaNo, row.matchId()));
          sink.put(row.matchId().value());
          sink.put(row.asOf());
          sink.put(row.vector().pack());
          sink.put(row.coverage().pack());
        });
  }

  /** Replaces rows that are there. */
  public void update(int schemaNo, List<FeatureRow> rows) {
    template.batchUpdate(
        "UPDATE feature_row SET match_id = ?, as_of = ?, vector = ?, coverage = ? WHERE id = ?",
        rows,
        PAGE,
        (statement, row) -> bind(statement, schemaNo, row));
  }

  private static void bind(PreparedStatement statement, int schemaNo, FeatureRow row)
      throws SQLException {
    statement.setLong(1, row.matchId().value());
    statement.setObject(2, JdbcRuns.timestamp(row.asOf()));
    statement.setBytes(3, row.vector().pack());
    statement.setBytes(4, row.coverage().pack());
    statement.setLong(5, RowKey.ofFeatureRow(schemaNo, row.matchId()));
  }

  /** Removes the rows of matches that are no more. */
  public void delete(int schemaNo, List<MatchId> matches) {
    template.batchUpdate(
        "DELETE FROM feature_row WHERE id = ?",
        matches,
        PAGE,
        (statement, match) -> statement.setLong(1, RowKey.ofFeatureRow(schemaNo, match)));
  }

  /** The row of a match for a schema. */
  public Optional<FeatureRow> find(int schemaNo, String schemaId, MatchId match) {
    return client
        .sql("SELECT as_of, vector, coverage FROM feature_row WHERE id = :id")
        .param("id", RowKey.ofFeatureRow(schemaNo, match))
        .query(
            (row, rowNumber) ->
                new FeatureRow(
                    match,
                    schemaId,
                    JdbcRuns.instant(row, "as_of").orElseThrow(),
                    FeatureVector.unpack(row.getBytes("vector")),
                    Coverage.unpack(row.getBytes("coverage"))))
        .optional();
  }

  /**
   * The rows of a range in key order, with the kick-off of their matches.
   *
   * @param range which rows
   * @param scope which matches
   * @param asOf the first day of upcoming matches
   */
  public FeatureRowPages pages(KeyRange range, PredictionScope scope, LocalDate asOf) {
    return switch (scope) {
      case ALL -> (after, limit) -> all.page(range, after, limit);
      case UPCOMING -> upcoming.pages(range, asOf);
    };
  }

  /**
   * Reads the rows of matches played before a day, page by page, in no order of date.
   *
   * @param until the first day left out
   */
  public void played(int schemaNo, LocalDate until, Consumer<PlayedFeatureRow> consumer) {
    KeyRange range = KeyRange.ofSchema(schemaNo);
    long after = range.first() - 1;
    while (true) {
      long[] page = {after, 0};
      template.query(
          """
          SELECT f.id, m.id, m.match_date, m.competition, m.season, m.home_goals, m.away_goals,
            f.vector
          FROM feature_row f JOIN match m ON m.id = f.match_id
          WHERE f.id > ? AND f.id < ? AND m.home_goals IS NOT NULL AND m.match_date < ?
          ORDER BY f.id LIMIT ?
          """,
          row -> {
            page[0] = row.getLong(1);
            page[1]++;
            consumer.accept(playedRow(row));
          },
          after,
          range.end(),
          Date.valueOf(until),
          PAGE);
      if (page[1] < PAGE) {
        return;
      }
      after = page[0];
    }
  }

  private static PlayedFeatureRow playedRow(ResultSet row) throws SQLException {
    return new PlayedFeatureRow(
        row.getLong(2),
        row.getObject(3, LocalDate.class),
        row.getString(4),
        row.getString(5),
        FeatureVector.unpack(row.getBytes(8)),
        new Score(row.getInt(6), row.getInt(7)).outcome());
  }

  /** How many rows of a schema there are. */
  public long count(int schemaNo) {
    return all.count(schemaNo);
  }

  /** Which matches are to come from a day on, and which of them have no row of a schema. */
  public UpcomingMatches upcoming(int schemaNo, LocalDate asOf) {
    return upcoming.matches(schemaNo, asOf);
  }
}
