package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every move of every alias, kept for ever: rows are added, never changed. Thread-safe. */
public final class JdbcModelActivations {

  private final JdbcClient client;

  /** The moves in this database. */
  public JdbcModelActivations(Database database) {
    this.client = database.client();
  }

  /** Adds a move, in the transaction that makes it. */
  void add(ModelActivation move) {
    Optional<GateFinding> finding = move.finding();
    Optional<HoldoutFigures> figures = finding.flatMap(GateFinding::figures);
    client
        .sql(
            """
            INSERT INTO model_activation (alias, run_id, previous_run_id, action, activated_at,
              activated_by, reason, forced, verdict, finding, holdout_matches, holdout_from,
              holdout_to, log_loss, previous_log_loss, log_loss_margin, ece, ece_by_chance)
            VALUES (:alias, :runId, :previous, :action, :at, :by, :reason, :forced, :verdict,
              :finding, :matches, :from, :to, :logLoss, :previousLogLoss, :margin, :ece,
              :eceByChance)
            """)
        .param("alias", move.alias())
        .param("runId", move.runId().value())
        .param("previous", move.previous().map(ModelRunId::value).orElse(null))
        .param("action", move.action().label())
        .param("at", JdbcRuns.timestamp(move.at()))
        .param("by", move.signature().by())
        .param("reason", move.signature().reason().orElse(null))
        .param("forced", move.forced())
        .param("verdict", finding.map(found -> found.verdict().label()).orElse(null))
        .param(
            "finding", finding.map(found -> JdbcRuns.shortened(found.detail(), 2000)).orElse(null))
        .param("matches", figures.map(HoldoutFigures::matches).orElse(null))
        .param("from", figures.map(HoldoutFigures::from).orElse(null))
        .param("to", figures.map(HoldoutFigures::to).orElse(null))
        .param("logLoss", figures.map(HoldoutFigures::logLoss).orElse(null))
        .param("previousLogLoss", figures.map(f -> orNull(f.previousLogLoss())).orElse(null))
        .param("margin", figures.map(HoldoutFigures::margin).orElse(null))
        .param("ece", figures.map(HoldoutFigures::ece).orElse(null))
        .param("eceByChance", figures.map(f -> orNull(f.eceByChance())).orElse(null))
        .update();
  }

  /** The moves of one alias, told apart without case, newest first. */
  public List<ModelActivation> of(String alias) {
    return client
        .sql("SELECT * FROM model_activation WHERE LOWER(alias) = :folded ORDER BY id DESC")
        .param("folded", alias.toLowerCase(Locale.ROOT))
        .query(JdbcModelActivations::activation)
        .list();
  }

  /** The moves of all aliases, newest first. */
  public List<ModelActivation> all() {
    return client
        .sql("SELECT * FROM model_activation ORDER BY id DESC")
        .query(JdbcModelActivations::activation)
        .list();
  }

  /**
   * What a rollback would make an alias name, or empty when there is nothing to go back to: the
   * second of the promotions, newest first, that no rollback has taken back.
   */
  public Optional<ModelRunId> previous(String alias) {
    int toSkip = 1;
    for (ModelActivation activation : of(alias)) {
      switch (activation.action()) {
        case ROLLBACK -> toSkip++;
        case PROMOTE -> {
          if (toSkip == 0) {
            return Optional.of(activation.runId());
          }
          toSkip--;
        }
      }
    }
    return Optional.empty();
  }

  private static ModelActivation activation(ResultSet row, int rowNumber) throws SQLException {
    return new ModelActivation(
        row.getString("alias"),
        new ModelRunId(row.getString("run_id")),
        Optional.ofNullable(row.getString("previous_run_id")).map(ModelRunId::new),
        ModelAction.ofLabel(row.getString("action")),
        JdbcRuns.instant(row, "activated_at").orElseThrow(),
        new Signature(row.getString("activated_by"), Optional.ofNullable(row.getString("reason"))),
        row.getBoolean("forced"),
        finding(row));
  }

  private static Optional<GateFinding> finding(ResultSet row) throws SQLException {
    String verdict = row.getString("verdict");
    if (verdict == null) {
      return Optional.empty();
    }
    return Optional.of(
        new GateFinding(GateVerdict.ofLabel(verdict), row.getString("finding"), figures(row)));
  }

  private static Optional<HoldoutFigures> figures(ResultSet row) throws SQLException {
    long matches = row.getLong("holdout_matches");
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new HoldoutFigures(
            matches,
            row.getObject("holdout_from", LocalDate.class),
            row.getObject("holdout_to", LocalDate.class),
            row.getDouble("log_loss"),
            fraction(row, "previous_log_loss"),
            row.getDouble("log_loss_margin"),
            row.getDouble("ece"),
            fraction(row, "ece_by_chance")));
  }

  private static OptionalDouble fraction(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
