package io.matchday.storage;

import io.matchday.match.MatchId;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The feature rows of matches to come. They are few among many and lie all over the table: the
 * matches are found by their date, and their rows by key, instead of reading every row there is.
 */
final class JdbcUpcomingRows {

  private final JdbcClient client;
  private final JdbcTemplate template;

  JdbcUpcomingRows(Database database) {
    this.client = database.client();
    this.template = database.template();
  }

  /** How many rows of a schema there are. */
  long count(int schemaNo, LocalDate asOf) {
    Long[] keys = keys(KeyRange.ofSchema(schemaNo), asOf).toArray(Long[]::new);
    return template
        .query(
            connection -> {
              PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT COUNT(*) FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)"
                          + " JOIN feature_row f ON f.id = k.id");
              statement.setArray(1, connection.createArrayOf("bigint", keys));
              return statement;
            },
            (row, number) -> row.getLong(1))
        .get(0);
  }

  /** The next rows of a range in key order. */
  List<StoredFeatureRow> page(
      KeyRange range, long after, LocalDate asOf, int limit, RowMapper<StoredFeatureRow> mapper) {
    List<Long> keys = keys(range, asOf).stream().filter(key -> key > after).toList();
    List<StoredFeatureRow> page = new ArrayList<>();
    int from = 0;
    while (page.size() < limit && from < keys.size()) {
      int until = Math.min(from + limit - page.size(), keys.size());
      page.addAll(rows(keys.subList(from, until).toArray(Long[]::new), asOf, mapper));
      from = until;
    }
    return page;
  }

  private List<StoredFeatureRow> rows(
      Long[] keys, LocalDate asOf, RowMapper<StoredFeatureRow> mapper) {
    return template.query(
        connection -> {
          PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT f.id, f.match_id, f.as_of, f.vector, m.match_date, m.kick_off
                  FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
                  JOIN feature_row f ON f.id = k.id
                  JOIN match m ON m.id = f.match_id
                  WHERE m.home_goals IS NULL AND m.match_date >= ?
                  ORDER BY f.id
                  """);
          statement.setArray(1, connection.createArrayOf("bigint", keys));
          statement.setObject(2, asOf);
          return statement;
        },
        mapper);
  }

  /** The keys that rows of matches to come have in a range, least first. */
  private List<Long> keys(KeyRange range, LocalDate asOf) {
    int schemaNo = (int) (range.first() >>> 48);
    return client
        .sql("SELECT id FROM match WHERE match_date >= :asOf AND home_goals IS NULL")
        .param("asOf", asOf)
        .query((row, number) -> RowKey.ofFeatureRow(schemaNo, new MatchId(row.getLong(1))))
        .list()
        .stream()
        .filter(key -> key >= range.first() && key < range.end())
        .sorted()
        .toList();
  }
}
