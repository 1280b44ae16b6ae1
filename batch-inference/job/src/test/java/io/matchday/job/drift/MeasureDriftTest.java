package io.matchday.job.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matchday.evaluation.DriftVerdict;
import io.matchday.evaluation.FeatureDrift;
import io.matchday.evaluation.RunDrift;
import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.match.MatchId;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcDrifts;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RowKey;
import io.matchday.storage.RunStatus;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasureDriftTest {

  /** All but those that follow the calendar. */
  private static final int JUDGED =
      DriftingFixtures.SCHEMA.size() - FeatureSet.current().calendarNames().size();

  private static final int ELO = DriftingFixtures.SCHEMA.indexOf("home_elo_pre").orElseThrow();
  private static final int ROUND = DriftingFixtures.SCHEMA.indexOf("home_round").orElseThrow();

  @TempDir private Path models;

  private static UnaryOperator<float[]> with(int place, float value) {
    return values -> {
      values[place] = value;
      return values;
    };
  }

  private static UnaryOperator<float[]> shifted(int place, float by) {
    return values -> {
      values[place] += by;
      return values;
    };
  }

  private PredictionRun published(Database database, int fixtures, UnaryOperator<float[]> change) {
    DriftingFixtures.store(database, fixtures, change);
    SeasonOfMatches.promoteModel(database, models, DriftingFixtures.window());
    return predict(database);
  }

  private PredictionRun predict(Database database) {
    PredictionRequest request =
        new PredictionRequest(
            SeasonOfMatches.AS_OF, PredictionScope.UPCOMING, JdbcModels.PRODUCTION, 2);
    return new PredictMatches(database, new BatchEngine(database), models, Clock.systemUTC())
        .run(request, Progress.NONE)
        .run();
  }

  private static DriftReport measure(Database database, PredictionRun run) {
    return new MeasureDrift(database, new BatchEngine(database), Clock.systemUTC()).run(run);
  }

  private static RunDrift stored(Database database, PredictionRun run) {
    return new JdbcDrifts(database, Clock.systemUTC()).find(run.id()).orElseThrow().drift();
  }

  private static FeatureDrift elo(RunDrift drift) {
    return drift.features().get(ELO);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_like_the_training_window_has_not_drifted(Database database) {
    try (database) {
      PredictionRun run = published(database, 400, UnaryOperator.identity());

      DriftReport report = measure(database, run);

      RunDrift drift = stored(database, run);
      assertThat(report.drift()).contains(drift);
      assertThat(drift.rows()).isEqualTo(400);
      assertThat(drift.independentRows()).isEqualTo(400);
      assertThat(drift.judged()).isEqualTo(JUDGED);
      assertThat(drift.drifted()).isZero();
      assertThat(drift.score()).hasValue(0);
      assertThat(drift.features())
          .extracting(FeatureDrift::feature)
          .isEqualTo(DriftingFixtures.SCHEMA.names());
      assertThat(elo(drift).missing()).isCloseTo(0.05, within(0.03));
      assertThat(report.warning()).isEmpty();
      assertThat(report.line())
          .isEqualTo("drift: score 0.000, 0 of %d features drifted".formatted(JUDGED));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_feature_that_shifted_has_drifted_and_is_named(Database database) {
    try (database) {
      PredictionRun run = published(database, 400, shifted(ELO, 1.5f));

      DriftReport report = measure(database, run);

      assertThat(stored(database, run).features())
          .filteredOn(feature -> feature.verdict() == DriftVerdict.DRIFTED)
          .extracting(FeatureDrift::feature)
          .containsExactly("home_elo_pre");
      assertThat(report.warning().orElseThrow())
          .startsWith(
              "drift: score 0.008, 1 of %d features drifted, most of all home_elo_pre (PSI "
                  .formatted(JUDGED))
          .endsWith("); see: show drift " + run.id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_feature_that_is_missing_more_often_has_drifted(Database database) {
    try (database) {
      PredictionRun run = published(database, 400, with(ELO, Float.NaN));

      measure(database, run);

      FeatureDrift elo = elo(stored(database, run));
      assertThat(elo.verdict()).isEqualTo(DriftVerdict.DRIFTED);
      assertThat(elo.missing()).isEqualTo(1);
      assertThat(elo.referenceMissing()).isCloseTo(0.05, within(0.02));
      assertThat(stored(database, run).drifted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_small_run_has_figures_and_no_verdict(Database database) {
    try (database) {
      PredictionRun run = published(database, 49, shifted(ELO, 3));

      DriftReport report = measure(database, run);

      assertThat(elo(stored(database, run)).psi()).isGreaterThan(1);
      assertThat(elo(stored(database, run)).verdict()).isEqualTo(DriftVerdict.TOO_FEW_ROWS);
      assertThat(stored(database, run).score()).isEmpty();
      assertThat(report.warning()).isEmpty();
      assertThat(report.line())
          .isEqualTo(
              "drift: run %s has 49 independent rows, at least 50 are needed to judge"
                  .formatted(run.id()));
    }
  }

  @Test
  void what_follows_the_calendar_is_shown_and_does_not_count() {
    try (Database database = TestDatabases.h2()) {
      PredictionRun run = published(database, 400, with(ROUND, 37));

      DriftReport report = measure(database, run);

      FeatureDrift round = stored(database, run).features().get(ROUND);
      assertThat(round.psi()).isGreaterThan(round.limit());
      assertThat(round.verdict()).isEqualTo(DriftVerdict.CALENDAR);
      assertThat(report.warning()).isEmpty();
    }
  }

  @Test
  void the_shift_is_that_of_the_mean_predictions() {
    try (Database database = TestDatabases.h2()) {
      PredictionRun run = published(database, 100, UnaryOperator.identity());

      measure(database, run);

      double home =
          database.client().sql("SELECT AVG(p_home) FROM prediction").query(Double.class).single();
      RunDrift drift = stored(database, run);
      assertThat(drift.means().home()).isCloseTo(home, within(1e-12));
      assertThat(drift.shift().home()).isCloseTo(home - 0.45, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_of_many_pages_is_read_to_its_end(Database database) {
    try (database) {
      PredictionRun run = published(database, 4_100, UnaryOperator.identity());

      assertThat(measure(database, run).drift().orElseThrow().rows()).isEqualTo(4_100);
    }
  }

  @Test
  void what_was_measured_is_not_measured_again() {
    try (Database database = TestDatabases.h2()) {
      PredictionRun run = published(database, 60, UnaryOperator.identity());
      DriftReport first = measure(database, run);
      JdbcDrifts drifts = new JdbcDrifts(database, Clock.systemUTC());
      Instant at = drifts.find(run.id()).orElseThrow().measuredAt();

      DriftReport again = measure(database, run);

      assertThat(again).isEqualTo(first);
      assertThat(drifts.find(run.id()).orElseThrow().measuredAt()).isEqualTo(at);
    }
  }

  @Test
  void a_failure_leaves_the_run_published_and_the_next_call_measures_it() {
    try (Database database = TestDatabases.h2()) {
      PredictionRun run = published(database, 60, UnaryOperator.identity());
      byte[] whole = swapVector(database, new byte[4]);

      assertThatThrownBy(() -> measure(database, run))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "expected %d features, was given 1".formatted(DriftingFixtures.SCHEMA.size()));
      assertThat(new JdbcPredictionRuns(database, Clock.systemUTC()).published())
          .containsExactly(run);
      assertThat(run.run().status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(new JdbcDrifts(database, Clock.systemUTC()).find(run.id())).isEmpty();

      swapVector(database, whole);
      assertThat(measure(database, run).drift()).isPresent();
    }
  }

  /** Puts other bytes in place of the vector of match 1 and gives what was there. */
  private static byte[] swapVector(Database database, byte[] vector) {
    int schemaNo =
        new JdbcFeatureSchemas(database).numberOf(DriftingFixtures.SCHEMA.id()).orElseThrow();
    long key = RowKey.ofFeatureRow(schemaNo, new MatchId(1));
    byte[] before =
        database
            .client()
            .sql("SELECT vector FROM feature_row WHERE id = ?")
            .params(key)
            .query(byte[].class)
            .single();
    database
        .client()
        .sql("UPDATE feature_row SET vector = ? WHERE id = ?")
        .params(List.of(vector, key))
        .update();
    return before;
  }

  @Test
  void a_model_that_says_nothing_of_its_window_gives_no_drift() {
    try (Database database = TestDatabases.h2()) {
      DriftingFixtures.store(database, 60, UnaryOperator.identity());
      ModelRunId model = SeasonOfMatches.promoteModel(database, models, 1);
      PredictionRun run = predict(database);

      DriftReport report = measure(database, run);

      assertThat(report.drift()).isEmpty();
      assertThat(report.warning()).isEmpty();
      assertThat(report.line())
          .isEqualTo("drift: not measured: model %s says nothing of its training window", model);
      assertThat(new JdbcDrifts(database, Clock.systemUTC()).find(run.id())).isEmpty();
    }
  }

  @Test
  void rows_that_changed_since_are_not_taken_for_those_that_were_scored() {
    try (Database database = TestDatabases.h2()) {
      PredictionRun run = published(database, 60, UnaryOperator.identity());
      new JdbcFeatureSchemas(database).advance(DriftingFixtures.SCHEMA.id(), Instant.EPOCH);

      DriftReport report = measure(database, run);

      assertThat(report.line())
          .isEqualTo(
              "drift: not measured: features have changed since run %s was predicted", run.id());
      assertThat(new JdbcDrifts(database, Clock.systemUTC()).find(run.id())).isEmpty();
    }
  }
}
