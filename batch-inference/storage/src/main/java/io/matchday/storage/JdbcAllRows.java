package io.matchday.storage;

import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;

/**
 * All feature rows of a schema. They lie in the order of their matches, so that both tables are
 * read from one end to the other, each by itself: to look the match of each row up costs more.
 */
final class JdbcAllRows {

  /** In match numbers a row: where rows are further apart, the matches between are not read. */
  private static final long DENSE = 4;

  private final JdbcTemplate template;

  JdbcAllRows(Database database) {
    this.template = database.template();
  }

  /**
   * How many rows of a schema there are. H2 knows the size of a table without looking at it, and
   * mostly no other schema has rows.
   */
  long count(int schemaNo) {
    KeyRange range = KeyRange.ofSchema(schemaNo);
    Long count =
        isAll(range)
            ? template.queryForObject("SELECT COUNT(*) FROM feature_row", Long.class)
            : template.queryForObject(
                "SELECT COUNT(*) FROM feature_row WHERE id >= ? AND id < ?",
                Long.class,
                range.first(),
                range.end());
    return count == null ? 0 : count;
  }

  /**
   * Whether no row lies outside; both ends of a key are found without looking at what is between.
   */
  private boolean isAll(KeyRange range) {
    return Boolean.TRUE.equals(
        template.queryForObject(
            "SELECT MIN(id) >= ? AND MAX(id) < ? FROM feature_row",
            Boolean.class,
            range.first(),
            range.end()));
  }

  /** The next rows of a range in key order. */
  List<StoredFeatureRow> page(KeyRange range, long after, int limit) {
    List<PackedRow> rows =
        template.query(
            "SELECT "
                + PackedRow.COLUMNS
                + " FROM feature_row f WHERE f.id > ? AND f.id >= ? AND f.id < ?"
                + " ORDER BY f.id LIMIT ?",
            (row, number) -> PackedRow.map(row),
            after,
            range.first(),
            range.end(),
            limit);
    Map<Long, KickOff> kickOffs = kickOffs(rows);
    return rows.stream()
        .map(row -> row.with(Optional.ofNullable(kickOffs.get(row.matchId()))))
        .toList();
  }

  /** When the matches of rows are played, which are in the order of their matches. */
  private Map<Long, KickOff> kickOffs(List<PackedRow> rows) {
    if (rows.isEmpty()) {
      return Map.of();
    }
    long first = rows.get(0).matchId();
    long last = rows.get(rows.size() - 1).matchId();
    boolean dense = last - first < DENSE * rows.size();
    Map<Long, KickOff> kickOffs = new HashMap<>(2 * rows.size());
    template.query(
        dense ? between(first, last) : among(rows),
        row -> {
          kickOffs.put(row.getLong(1), KickOff.map(row, 2));
        });
    return kickOffs;
  }

  private static PreparedStatementCreator between(long first, long last) {
    return connection -> {
      PreparedStatement statement =
          connection.prepareStatement(
              "SELECT m.id, " + KickOff.COLUMNS + " FROM match m WHERE m.id >= ? AND m.id <= ?");
      statement.setLong(1, first);
      statement.setLong(2, last);
      return statement;
    };
  }

  private static PreparedStatementCreator among(List<PackedRow> rows) {
    return connection -> {
      PreparedStatement statement =
          connection.prepareStatement(
              "SELECT m.id, "
                  + KickOff.COLUMNS
                  + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id) JOIN match m ON m.id = k.id");
      Long[] ids = rows.stream().map(PackedRow::matchId).toArray(Long[]::new);
      statement.setArray(1, connection.createArrayOf("bigint", ids));
      return statement;
    };
  }
}
