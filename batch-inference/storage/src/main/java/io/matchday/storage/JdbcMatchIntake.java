package io.matchday.storage;

import io.matchday.match.MatchId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The matches, for importing: a chunk is looked up with one statement and written with few. Every
 * method works in the caller's transaction. Thread-safe.
 */
public final class JdbcMatchIntake {

  /** Rows a statement: measured best on H2, and within the parameter limit of PostgreSQL. */
  private static final int ROWS_PER_INSERT = 50;

  private static final int BATCH = 500;

  private static final String ROW =
      "(" + String.join(", ", Collections.nCopies(MatchColumns.NAMES.size(), "?")) + ")";

  private static final String INSERT_MANY = insertOf(ROWS_PER_INSERT);

  private static final String UPDATE =
      "UPDATE match SET "
          + MatchColumns.NAMES.stream().map(name -> name + " = ?").collect(Collectors.joining(", "))
          + " WHERE id = ?";

  private final JdbcTemplate template;

  /** The matches of this database. */
  public JdbcMatchIntake(Database database) {
    this.template = database.template();
  }

  /** The matches of these pairs from one day to another, both included; by date, then number. */
  public List<StoredMatch> between(Collection<TeamPair> pairs, LocalDate from, LocalDate until) {
    if (pairs.isEmpty()) {
      return List.of();
    }
    return template.query(
        connection -> {
          PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT "
                      + MatchColumns.SELECTED
                      + """

                      FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS p(home, away)
                      JOIN match m ON m.home_team_id = p.home AND m.away_team_id = p.away
                        AND m.match_date BETWEEN ? AND ?
                      ORDER BY m.match_date, m.id
                      """);
          statement.setArray(1, ids(connection, pairs, pair -> pair.home().value()));
          statement.setArray(2, ids(connection, pairs, pair -> pair.away().value()));
          statement.setObject(3, from);
          statement.setObject(4, until);
          return statement;
        },
        MatchColumns::map);
  }

  private static Array ids(
      Connection connection, Collection<TeamPair> pairs, ToLongFunction<TeamPair> id)
      throws SQLException {
    return connection.createArrayOf(
        "bigint", pairs.stream().mapToLong(id).boxed().toArray(Long[]::new));
  }

  /**
   * Adds matches.
   *
   * @return their new numbers, in the same order
   */
  public List<MatchId> insert(List<MatchSheet> sheets) {
    List<MatchId> ids = new ArrayList<>(sheets.size());
    for (int from = 0; from < sheets.size(); from += ROWS_PER_INSERT) {
      ids.addAll(
          insertTogether(sheets.subList(from, Math.min(from + ROWS_PER_INSERT, sheets.size()))));
    }
    return ids;
  }

  private List<MatchId> insertTogether(List<MatchSheet> sheets) {
    String sql = sheets.size() == ROWS_PER_INSERT ? INSERT_MANY : insertOf(sheets.size());
    List<MatchId> ids =
        template.execute(
            (Connection connection) -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(sql, new String[] {"id"})) {
                return insert(statement, sheets);
              }
            });
    return ids == null ? List.of() : ids;
  }

  private static String insertOf(int rows) {
    return "INSERT INTO match ("
        + String.join(", ", MatchColumns.NAMES)
        + ") VALUES "
        + String.join(", ", Collections.nCopies(rows, ROW));
  }

  private static List<MatchId> insert(PreparedStatement statement, List<MatchSheet> sheets)
      throws SQLException {
    int parameter = 1;
    for (MatchSheet sheet : sheets) {
      parameter = MatchColumns.bind(statement, parameter, sheet);
    }
    statement.executeUpdate();
    List<MatchId> ids = new ArrayList<>(sheets.size());
    try (ResultSet keys = statement.getGeneratedKeys()) {
      while (keys.next()) {
        ids.add(new MatchId(keys.getLong(1)));
      }
    }
    return ids;
  }

  /** Replaces everything but the number of these matches. */
  public void update(List<StoredMatch> matches) {
    template.batchUpdate(
        UPDATE,
        matches,
        BATCH,
        (statement, match) -> {
          int parameter = MatchColumns.bind(statement, 1, match.sheet());
          statement.setLong(parameter, match.id().value());
        });
  }
}
