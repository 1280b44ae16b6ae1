package io.matchday.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.PreparedStatementCreator;

/**
 * A feature row by itself, without its match.
 *
 * @param vector little-endian float32; not copied, the reader owns it
 */
@SuppressWarnings("ArrayRecordComponent")
record PackedRow(long key, long matchId, Instant asOf, byte[] vector) {

  /** The columns of a row, of a table named f. */
  static final String COLUMNS = "f.id, f.match_id, f.as_of, f.vector";

  /** Asks for the rows that have these keys, least first. */
  static PreparedStatementCreator byKeys(Long[] keys) {
    return select(COLUMNS, keys, " ORDER BY f.id");
  }

  /** Asks for something of the rows that have these keys, of a table named f, in any order. */
  static PreparedStatementCreator byKeys(String columns, Long[] keys) {
    return select(columns, keys, "");
  }

  private static PreparedStatementCreator select(String columns, Long[] keys, String order) {
    return connection -> {
      PreparedStatement statement =
          connection.prepareStatement(
              "SELECT "
                  + columns
                  + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)"
                  + " JOIN feature_row f ON f.id = k.id"
                  + order);
      statement.setArray(1, connection.createArrayOf("bigint", keys));
      return statement;
    };
  }

  static PackedRow map(ResultSet row) throws SQLException {
    return new PackedRow(
        row.getLong(1),
        row.getLong(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getBytes(4));
  }

  StoredFeatureRow with(Optional<KickOff> kickOff) {
    return new StoredFeatureRow(key, matchId, asOf, vector, kickOff);
  }
}
