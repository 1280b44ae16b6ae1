package io.matchday.storage;

import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
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
  private final JdbcModelActivations activations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** The registry in this database. */
  public JdbcModels(Database database, Clock clock) {
    this.client = database.client();
    this.activations = new JdbcModelActivations(database);
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
   * Makes an alias name a registered version, and records who did it, why, and what the gate found.
   * Naming again what it names already is no move, so that a rollback never goes back to the same
   * version.
   *
   * @return whether the alias was moved
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when the alias no longer names the version
   *     that the gate compared with
   */
  public boolean promote(Promotion promotion) {
    boolean moves = !promotion.previous().equals(Optional.of(promotion.runId()));
    transaction.executeWithoutResult(
        status -> {
          if (!named(promotion.alias()).map(ModelVersion::runId).equals(promotion.previous())) {
            throw movedMeanwhile(promotion.alias());
          }
          if (moves) {
            move(promotion.activation(spelling(promotion.alias()), clock.instant()));
          }
        });
    return moves;
  }

  /**
   * Makes an alias name again what it named before its last promotion that still stands.
   *
   * @param to the version it named before, see {@link JdbcModelActivations#previous}
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when another version is the one before by
   *     now
   */
  public void rollback(String alias, ModelRunId to, Signature signature) {
    transaction.executeWithoutResult(
        status -> {
          Optional<ModelRunId> now = named(alias).map(ModelVersion::runId);
          if (!activations.previous(alias).equals(Optional.of(to))) {
            throw movedMeanwhile(alias);
          }
          move(
              new ModelActivation(
                  spelling(alias),
                  to,
                  now,
                  ModelAction.ROLLBACK,
                  clock.instant(),
                  signature,
                  false,
                  Optional.empty()));
        });
  }

  /** Moves an alias if it still names the version before, and records it. */
  private void move(ModelActivation move) {
    if (!(move.previous().isEmpty() ? isGiven(move) : isMoved(move))) {
      throw movedMeanwhile(move.alias());
    }
    activations.add(move);
  }

  private boolean isGiven(ModelActivation move) {
    try {
      client
          .sql("INSERT INTO model_alias (folded, alias, run_id) VALUES (:folded, :alias, :runId)")
          .param("folded", folded(move.alias()))
          .param("alias", move.alias())
          .param("runId", move.runId().value())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private boolean isMoved(ModelActivation move) {
    int moved =
        client
            .sql(
                "UPDATE model_alias SET run_id = :runId"
                    + " WHERE folded = :folded AND run_id = :previous")
            .param("runId", move.runId().value())
            .param("folded", folded(move.alias()))
            .param("previous", move.previous().orElseThrow().value())
            .update();
    return moved == 1;
  }

  private static RefusedException movedMeanwhile(String alias) {
    return new RefusedException(
        Refusal.TRY_AGAIN,
        alias
            + " was moved by somebody else in the meantime; look at models history, then try again");
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
}
