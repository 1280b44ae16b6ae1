package io.matchday.storage;

import io.matchday.feature.FeatureSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The feature schemas rows were ever built for, each with a small number. Thread-safe. */
public final class JdbcFeatureSchemas {

  private final JdbcClient client;

  /** Schemas in this database. */
  public JdbcFeatureSchemas(Database database) {
    this.client = database.client();
  }

  /** The number of a schema, or empty when no row was ever built for it. */
  public Optional<Integer> numberOf(String schemaId) {
    return client
        .sql("SELECT no FROM feature_schema WHERE id = :id")
        .param("id", schemaId)
        .query(Integer.class)
        .optional();
  }

  /** The number of a schema, which is given one when it has none. */
  public int register(FeatureSchema schema) {
    Optional<Integer> known = numberOf(schema.id());
    if (known.isPresent()) {
      return known.get();
    }
    try {
      client
          .sql(
              """
              INSERT INTO feature_schema (no, id, names)
              SELECT COALESCE(MAX(no), 0) + 1, :id, :names FROM feature_schema
              """)
          .param("id", schema.id())
          .param("names", String.join("\n", schema.names()))
          .update();
    } catch (DuplicateKeyException e) {
      // Another process registered a schema at the same moment.
      return numberOf(schema.id()).orElseThrow(() -> e);
    }
    return numberOf(schema.id()).orElseThrow();
  }

  /** The schema with this id. */
  public Optional<FeatureSchema> find(String schemaId) {
    return client
        .sql("SELECT names FROM feature_schema WHERE id = :id")
        .param("id", schemaId)
        .query(String.class)
        .optional()
        .map(names -> new FeatureSchema(List.of(names.split("\n", -1))));
  }

  /** The id of the schema whose rows were built last. */
  public Optional<String> newestBuilt() {
    return client
        .sql("SELECT schema_id FROM feature_build ORDER BY built_at DESC, schema_id LIMIT 1")
        .query(String.class)
        .optional();
  }

  /** How often the rows of a schema were changed by a build: 0 when never built. */
  public long version(String schemaId) {
    return client
        .sql("SELECT version FROM feature_build WHERE schema_id = :id")
        .param("id", schemaId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Counts one more build that changed rows of a schema. */
  public void advance(String schemaId, Instant now) {
    int updated =
        client
            .sql(
                "UPDATE feature_build SET version = version + 1, built_at = :now"
                    + " WHERE schema_id = :id")
            .param("now", JdbcRuns.timestamp(now))
            .param("id", schemaId)
            .update();
    if (updated == 0) {
      client
          .sql("INSERT INTO feature_build (schema_id, version, built_at) VALUES (:id, 1, :now)")
          .param("id", schemaId)
          .param("now", JdbcRuns.timestamp(now))
          .update();
    }
  }
}
