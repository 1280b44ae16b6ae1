package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where every alias points now. Thread-safe. */
public final class JdbcModelAliases {

  private final JdbcClient client;

  /** The aliases of this database. */
  public JdbcModelAliases(Database database) {
    this.client = database.client();
  }

  /** Every alias with its version, by name. */
  public List<ModelAlias> all() {
    return client
        .sql(
            """
            SELECT a.alias, v.run_id, v.name, v.path, v.registered_at
            FROM model_alias a JOIN model_version v ON v.run_id = a.run_id ORDER BY a.folded
            """)
        .query(
            (row, number) ->
                new ModelAlias(
                    row.getString("alias"),
                    new ModelRunId(row.getString("run_id")),
                    row.getString("name"),
                    row.getString("path"),
                    JdbcRuns.instant(row, "registered_at").orElseThrow()))
        .list();
  }
}
