package io.matchday.storage;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Interval;
import io.matchday.evaluation.PairedDifference;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How good published predictions were: the last judgement, whole. Thread-safe. */
public final class JdbcEvaluations {

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** Evaluations in this database. */
  public JdbcEvaluations(Database database, Clock clock) {
    this.client = database.client();
    this.template = database.template();
    this.transaction = database.transaction();
    this.clock = clock;
  }

  /** Replaces the last judgement by this one. */
  public void replace(List<JudgementRow> rows) {
    OffsetDateTime now = JdbcRuns.timestamp(clock.instant());
    List<Object[]> evaluations = new ArrayList<>();
    List<@Nullable Object[]> comparisons = new ArrayList<>();
    for (int id = 1; id <= rows.size(); id++) {
      JudgementRow row = rows.get(id - 1);
      evaluations.add(cells(id, row, now));
      for (Reference reference : Reference.values()) {
        int evaluation = id;
        row.assessment()
            .against(reference)
            .ifPresent(found -> comparisons.add(cells(evaluation, reference, found)));
      }
    }
    transaction.executeWithoutResult(
        status -> {
          client.sql("DELETE FROM evaluation_comparison").update();
          client.sql("DELETE FROM evaluation").update();
          template.batchUpdate(
              """
              INSERT INTO evaluation (id, grouping, label, basis, matches, accuracy, log_loss,
                brier, rps, ece, sharpness, evaluated_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              evaluations);
          template.batchUpdate(
              """
              INSERT INTO evaluation_comparison (evaluation_id, reference, matches, log_loss,
                reference_log_loss, log_loss_skill, log_loss_difference, log_loss_lower,
                log_loss_upper, rps, reference_rps, rps_skill, rps_difference, rps_lower, rps_upper)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              comparisons);
        });
  }

  private static Object[] cells(int id, JudgementRow row, OffsetDateTime now) {
    Quality quality = row.assessment().quality();
    return new Object[] {
      id,
      row.grouping().label(),
      row.label(),
      row.basis().label(),
      quality.matches(),
      quality.accuracy(),
      quality.logLoss(),
      quality.brier(),
      quality.rps(),
      quality.ece(),
      quality.sharpness(),
      now
    };
  }

  private static @Nullable Object[] cells(int id, Reference reference, Comparison comparison) {
    PairedDifference logLoss = comparison.logLossDifference();
    PairedDifference rps = comparison.rpsDifference();
    return new @Nullable Object[] {
      id,
      reference.label(),
      comparison.matches(),
      comparison.logLoss(),
      comparison.referenceLogLoss(),
      comparison.logLossSkill(),
      logLoss.mean(),
      logLoss.interval().map(Interval::lower).orElse(null),
      logLoss.interval().map(Interval::upper).orElse(null),
      comparison.rps(),
      comparison.referenceRps(),
      comparison.rpsSkill(),
      rps.mean(),
      rps.interval().map(Interval::lower).orElse(null),
      rps.interval().map(Interval::upper).orElse(null)
    };
  }

  /** When the last judgement was made; empty when there is none, or none with anything in it. */
  public Optional<Instant> judgedAt() {
    return client
        .sql("SELECT MAX(evaluated_at) FROM evaluation")
        .query((row, rowNumber) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /**
   * The last judgement by these groupings, group by group. One statement reads it: another
   * judgement may take its place meanwhile.
   */
  public Judgement latest(Collection<Grouping> groupings) {
    AtomicReference<@Nullable Instant> judgedAt = new AtomicReference<>();
    Map<Long, Group> groups = new LinkedHashMap<>();
    client
        .sql(
            """
            SELECT j.judged_at, e.*, c.reference, c.matches AS compared_matches,
              c.log_loss AS compared_log_loss, c.reference_log_loss, c.log_loss_difference,
              c.log_loss_lower, c.log_loss_upper, c.rps AS compared_rps, c.reference_rps,
              c.rps_difference, c.rps_lower, c.rps_upper
            FROM (SELECT MAX(evaluated_at) AS judged_at FROM evaluation) j
              LEFT JOIN evaluation e ON e.grouping IN (:groupings)
              LEFT JOIN evaluation_comparison c ON c.evaluation_id = e.id
            ORDER BY e.id
            """)
        .param("groupings", groupings.stream().map(Grouping::label).toList())
        .query(
            row -> {
              OffsetDateTime at = row.getObject("judged_at", OffsetDateTime.class);
              judgedAt.set(at == null ? null : at.toInstant());
              long id = row.getLong("id");
              if (row.wasNull()) {
                return;
              }
              Group group = groups.get(id);
              if (group == null) {
                group = group(row);
                groups.put(id, group);
              }
              String reference = row.getString("reference");
              if (reference != null) {
                group.comparisons.put(Reference.ofLabel(reference), comparison(row));
              }
            });
    return new Judgement(
        Optional.ofNullable(judgedAt.get()), groups.values().stream().map(Group::row).toList());
  }

  /** A group whose comparisons come one by one. */
  private record Group(
      Grouping grouping,
      String label,
      Basis basis,
      Quality quality,
      Map<Reference, Comparison> comparisons) {

    JudgementRow row() {
      return new JudgementRow(grouping, label, basis, new Assessment(quality, comparisons));
    }
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        Grouping.ofLabel(row.getString("grouping")),
        row.getString("label"),
        Basis.ofLabel(row.getString("basis")),
        quality(row),
        new EnumMap<>(Reference.class));
  }

  private static Quality quality(ResultSet row) throws SQLException {
    return new Quality(
        row.getLong("matches"),
        row.getDouble("accuracy"),
        row.getDouble("log_loss"),
        row.getDouble("brier"),
        row.getDouble("rps"),
        row.getDouble("ece"),
        row.getDouble("sharpness"));
  }

  private static Comparison comparison(ResultSet row) throws SQLException {
    return new Comparison(
        row.getLong("compared_matches"),
        row.getDouble("compared_log_loss"),
        row.getDouble("reference_log_loss"),
        difference(row, "log_loss"),
        row.getDouble("compared_rps"),
        row.getDouble("reference_rps"),
        difference(row, "rps"));
  }

  private static PairedDifference difference(ResultSet row, String loss) throws SQLException {
    double mean = row.getDouble(loss + "_difference");
    double lower = row.getDouble(loss + "_lower");
    if (row.wasNull()) {
      return new PairedDifference(mean, Optional.empty());
    }
    double upper = row.getDouble(loss + "_upper");
    return new PairedDifference(mean, Optional.of(new Interval(lower, upper)));
  }
}
