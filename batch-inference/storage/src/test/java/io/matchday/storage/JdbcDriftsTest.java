package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.evaluation.DriftVerdict;
import io.matchday.evaluation.FeatureDrift;
import io.matchday.evaluation.ProbabilityShift;
import io.matchday.evaluation.RunDrift;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

class JdbcDriftsTest {

  private static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NIGHT.plusSeconds(5), ZoneOffset.UTC);
  private static final FeatureDrift MOVED =
      new FeatureDrift("home_elo_pre", 0.75, 0.2, 0.5, 0.125, DriftVerdict.DRIFTED);
  private static final FeatureDrift STILL =
      new FeatureDrift("sex", 0, 0.2, 0, 0, DriftVerdict.STEADY);

  private static RunDrift drift(FeatureDrift... features) {
    return new RunDrift(
        300,
        120,
        new Probabilities(0.5, 0.25, 0.25),
        new ProbabilityShift(0.0625, -0.125, 0.0625),
        List.of(features));
  }

  private static RunId publishedRun(Database database, String alias, Instant at) {
    database
        .client()
        .sql(
            """
            INSERT INTO model_version (run_id, name, schema_id, sha256, path, registered_at,
              trained_from, trained_to, manifest)
            SELECT '0123456789ab', 'soccer_model', 's', 'h', 'p', ?, DATE '2020-07-01',
              DATE '2025-06-30', '{}'
            WHERE NOT EXISTS (SELECT 1 FROM model_version)
            """)
        .params(NIGHT.atOffset(ZoneOffset.UTC))
        .update();
    RunId run = new JdbcRuns(database, CLOCK).start(JobKind.PREDICT, "night");
    database
        .client()
        .sql(
            """
            INSERT INTO prediction_run (run_id, as_of, scope, alias, model_run_id, feature_version,
              attempt, published_at)
            VALUES (?, DATE '2026-11-23', 'all', ?, '0123456789ab', 1, ?, ?)
            """)
        .params(run.value(), alias, run.value(), at.atOffset(ZoneOffset.UTC))
        .update();
    return run;
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void looking_again_and_again_keeps_no_connection(Database database) {
    try (database) {
      RunId run = publishedRun(database, "Production", NIGHT);
      JdbcDrifts drifts = new JdbcDrifts(database, CLOCK);
      drifts.replace(run, drift(MOVED));

      for (int i = 0; i < 50; i++) {
        assertThat(drifts.newestScore()).isPresent();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_drift_of_a_run_reads_back_as_it_was_kept(Database database) {
    try (database) {
      RunId run = publishedRun(database, "Production", NIGHT);
      JdbcDrifts drifts = new JdbcDrifts(database, CLOCK);
      assertThat(drifts.find(run)).isEmpty();

      drifts.replace(run, drift(STILL));
      drifts.replace(run, drift(STILL, MOVED));

      assertThat(drifts.find(run))
          .contains(
              new MeasuredDrift(
                  run,
                  "Production",
                  new ModelRunId("0123456789ab"),
                  NIGHT,
                  NIGHT.plusSeconds(5),
                  drift(STILL, MOVED)));
      assertThat(drifts.newestScore()).hasValue(0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_newest_score_is_that_of_the_newest_run_that_answers_or_none(Database database) {
    try (database) {
      JdbcDrifts drifts = new JdbcDrifts(database, CLOCK);
      assertThat(drifts.newestRun()).isEmpty();
      assertThat(drifts.newestScore()).isEmpty();
      RunId first = publishedRun(database, "production", NIGHT);
      drifts.replace(first, drift(STILL, MOVED));
      RunId compared = publishedRun(database, "Challenger", NIGHT.plusSeconds(60));
      drifts.replace(compared, drift(MOVED));

      assertThat(drifts.newestRun()).contains(first);
      assertThat(drifts.newestScore()).hasValue(0.5);

      RunId next = publishedRun(database, "Production", NIGHT.plusSeconds(120));
      assertThat(drifts.newestRun()).contains(next);
      assertThat(drifts.newestScore()).isEmpty();

      FeatureDrift few = new FeatureDrift("home_elo_pre", 3, 1, 0, 0, DriftVerdict.TOO_FEW_ROWS);
      drifts.replace(next, drift(few));
      assertThat(drifts.newestScore()).isEmpty();
      assertThat(drifts.find(next).orElseThrow().drift()).isEqualTo(drift(few));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void drift_is_kept_as_long_as_its_run_and_belongs_to_one(Database database) {
    try (database) {
      RunId run = publishedRun(database, "Production", NIGHT);
      JdbcDrifts drifts = new JdbcDrifts(database, CLOCK);
      drifts.replace(run, drift(STILL, MOVED));

      database.client().sql("DELETE FROM prediction_run").update();

      assertThat(database.client().sql("SELECT COUNT(*) FROM feature_drift").query(Long.class))
          .extracting(query -> query.single())
          .isEqualTo(0L);
      assertThatThrownBy(() -> drifts.replace(run, drift(STILL)))
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }
}
