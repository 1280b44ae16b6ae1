package io.matchday.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * API keys in the database, by their hashes. A revoked key stays, so that its use can be traced.
 */
public final class JdbcApiKeys {

  private final JdbcClient client;
  private final Clock clock;

  /** The keys of this database. */
  public JdbcApiKeys(Database database, Clock clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /**
   * Stores a new key.
   *
   * @return whether it was; false when an active key has its name
   */
  public boolean create(ApiKey key) {
    try {
      client
          .sql(
              """
              INSERT INTO api_key (name, active_name, hash, may_read, may_score, may_operate, rate,
                created_at)
              VALUES (:name, :name, :hash, :read, :score, :operate, :rate, :now)
              """)
          .param("name", key.name())
          .param("hash", key.hash().hex())
          .param("read", key.scopes().contains(ApiKeyScope.READ))
          .param("score", key.scopes().contains(ApiKeyScope.SCORE))
          .param("operate", key.scopes().contains(ApiKeyScope.OPERATE))
          .param("rate", key.ownRate().orElse(null))
          .param("now", now())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Ends the active key of this name; says whether there was one. */
  public boolean revoke(String name) {
    return client
            .sql(
                "UPDATE api_key SET revoked_at = :now, active_name = NULL WHERE active_name = :name")
            .param("now", now())
            .param("name", name)
            .update()
        > 0;
  }

  /** All keys there ever were, oldest first. */
  public List<ApiKeyRecord> all() {
    return client
        .sql(
            """
            SELECT name, hash, may_read, may_score, may_operate, rate, created_at, last_used_at,
              revoked_at
            FROM api_key ORDER BY id
            """)
        .query(JdbcApiKeys::map)
        .list();
  }

  /** Notes that an active key is being used. */
  public void noteUse(ApiKeyHash hash) {
    client
        .sql("UPDATE api_key SET last_used_at = :now WHERE hash = :hash AND revoked_at IS NULL")
        .param("now", now())
        .param("hash", hash.hex())
        .update();
  }

  private static ApiKeyRecord map(ResultSet row, int rowNumber) throws SQLException {
    Set<ApiKeyScope> scopes = EnumSet.noneOf(ApiKeyScope.class);
    for (ApiKeyScope scope : ApiKeyScope.values()) {
      if (row.getBoolean("may_" + scope.label())) {
        scopes.add(scope);
      }
    }
    int rate = row.getInt("rate");
    OptionalInt ownRate = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(rate);
    ApiKey key =
        new ApiKey(row.getString("name"), ApiKeyHash.ofHex(row.getString("hash")), scopes, ownRate);
    return new ApiKeyRecord(
        key,
        JdbcRuns.instant(row, "created_at").orElseThrow(),
        JdbcRuns.instant(row, "last_used_at"),
        JdbcRuns.instant(row, "revoked_at"));
  }

  private OffsetDateTime now() {
    return JdbcRuns.timestamp(clock.instant());
  }
}
