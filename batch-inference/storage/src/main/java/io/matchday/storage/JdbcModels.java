package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The model registry: versions, the aliases that name them, and every move of an alias.
 * Thread-safe.
 */
public final class JdbcModels {

  /** The alias that answers when none is asked for. */
  public static final String PRODUCTION = "Production";

  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** The registry in this database. */
  public JdbcModels(Database database, Clock clock) {
    this.client = database.client();
    this.transaction = database.transaction();
    this.clock = clock;
  }

  /**
   * Registers a version; one that is registered stays as it is.
   *
   * @return whether it was new
   */
  public boolean register(ModelVersion version) {
    if (find(version.runId()).isPresent()) {
      return false;
    }
    client
        .sql(
            """
            INSERT INTO model_version (run_id, name, schema_id, sha256, path, registered_at,
              trained_from, trained_to, manifest)
            VALUES (:runId, :name, :schemaId, :sha256, :path, :registeredAt, :trainedFrom,
              :trainedTo, :manifest)
            """)
        .param("runId", version.runId().value())
        .param("name", version.name())
        .param("schemaId", version.schemaId())
        .param("sha256", version.sha256())
        .param("path", version.path())
        .param("registeredAt", JdbcRuns.timestamp(version.registeredAt()))
        .param("trainedFrom", version.trainedFrom())
        .param("trainedTo", version.trainedTo())
        .param("manifest", version.manifest())
        .update();
    return true;
  }

  /** All versions, newest first. */
  public List<ModelVersion> versions() {
    return client
        .sql("SELECT * FROM model_version ORDER BY registered_at DESC, run_id")
        .query(JdbcModels::version)
        .list();
  }

  /** The version with this name. */
  public Optional<ModelVersion> find(ModelRunId runId) {
    return client
        .sql("SELECT * FROM model_version WHERE run_id = :runId")
        .param("runId", runId.value())
        .query(JdbcModels::version)
        .optional();
  }

  /** Every alias with what is registered of the version it names, in the order of their names. */
  public List<ModelAlias> answering() {
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

  /** The aliases and the versions they name, in the order of their names. */
  public Map<String, ModelRunId> aliases() {
    Map<String, ModelRunId> aliases = new LinkedHashMap<>();
    answering().forEach(alias -> aliases.put(alias.alias(), alias.runId()));
    return aliases;
  }

  /** An alias as it was spelled when it was first given, or as here when there is none yet. */
  public String spelling(String alias) {
    return client
        .sql("SELECT alias FROM model_alias WHERE folded = :folded")
        .param("folded", folded(alias))
        .query(String.class)
        .optional()
        .orElse(alias);
  }

  /** The version an alias names now, told apart without case. */
  public Optional<ModelVersion> named(String alias) {
    return client
        .sql(
            "SELECT v.* FROM model_alias a JOIN model_version v ON v.run_id = a.run_id"
                + " WHERE a.folded = :folded")
        .param("folded", folded(alias))
        .query(JdbcModels::version)
        .optional();
  }

  /**
   * Makes an alias name a registered version, and records who did it. Naming again what it names
   * already is no move, so that a rollback never goes back to the same version.
   */
  public void promote(String alias, ModelRunId runId, String by) {
    transaction.executeWithoutResult(
        status -> {
          Optional<ModelRunId> now = named(alias).map(ModelVersion::runId);
          if (!now.equals(Optional.of(runId))) {
            move(alias, runId, ModelAction.PROMOTE, by);
          }
        });
  }

  /**
   * Makes an alias name again what it named before its last promotion that still stands.
   *
   * @return the version it names now, or empty when there is nothing to go back to
   */
  public Optional<ModelRunId> rollback(String alias, String by) {
    return transaction.execute(
        status -> {
          Optional<ModelRunId> previous = previous(alias);
          previous.ifPresent(runId -> move(alias, runId, ModelAction.ROLLBACK, by));
          return previous;
        });
  }

  /**
   * What a rollback would make an alias name, or empty when there is nothing to go back to. The
   * history is walked like a stack: a promotion pushes, a rollback pops.
   */
  public Optional<ModelRunId> previous(String alias) {
    Deque<ModelRunId> stack = new ArrayDeque<>();
    for (ModelActivation activation : history(alias)) {
      switch (activation.action()) {
        case PROMOTE -> stack.push(activation.runId());
        case ROLLBACK -> stack.pop();
      }
    }
    if (stack.isEmpty()) {
      return Optional.empty();
    }
    stack.pop();
    return Optional.ofNullable(stack.peek());
  }

  private void move(String alias, ModelRunId runId, ModelAction action, String by) {
    Optional<ModelVersion> before = named(alias);
    OffsetDateTime now = JdbcRuns.timestamp(clock.instant());
    if (before.isEmpty()) {
      client
          .sql("INSERT INTO model_alias (folded, alias, run_id) VALUES (:folded, :alias, :runId)")
          .param("folded", folded(alias))
          .param("alias", alias)
          .param("runId", runId.value())
          .update();
    } else {
      client
          .sql("UPDATE model_alias SET run_id = :runId WHERE folded = :folded")
          .param("runId", runId.value())
          .param("folded", folded(alias))
          .update();
    }
    client
        .sql(
            """
            INSERT INTO model_activation (alias, run_id, previous_run_id, action, activated_at,
              activated_by)
            VALUES (:alias, :runId, :previous, :action, :now, :by)
            """)
        .param("alias", spelling(alias))
        .param("runId", runId.value())
        .param("previous", before.map(version -> version.runId().value()).orElse(null))
        .param("action", action.label())
        .param("now", now)
        .param("by", by)
        .update();
  }

  /** Every move of an alias, oldest first. */
  public List<ModelActivation> history(String alias) {
    return client
        .sql("SELECT * FROM model_activation WHERE LOWER(alias) = :folded ORDER BY id")
        .param("folded", folded(alias))
        .query(JdbcModels::activation)
        .list();
  }

  /** Every move of any alias, oldest first. */
  public List<ModelActivation> history() {
    return client
        .sql("SELECT * FROM model_activation ORDER BY id")
        .query(JdbcModels::activation)
        .list();
  }

  private static String folded(String alias) {
    return alias.toLowerCase(Locale.ROOT);
  }

  private static ModelVersion version(ResultSet row, int rowNumber) throws SQLException {
    return new ModelVersion(
        new ModelRunId(row.getString("run_id")),
        row.getString("name"),
        row.getString("schema_id"),
        row.getString("sha256"),
        row.getString("path"),
        JdbcRuns.instant(row, "registered_at").orElseThrow(),
        row.getObject("trained_from", LocalDate.class),
        row.getObject("trained_to", LocalDate.class),
        row.getString("manifest"));
  }

  private static ModelActivation activation(ResultSet row, int rowNumber) throws SQLException {
    return new ModelActivation(
        row.getString("alias"),
        new ModelRunId(row.getString("run_id")),
        Optional.ofNullable(row.getString("previous_run_id")).map(ModelRunId::new),
        ModelAction.ofLabel(row.getString("action")),
        JdbcRuns.instant(row, "activated_at").orElseThrow(),
        row.getString("activated_by"));
  }
}
