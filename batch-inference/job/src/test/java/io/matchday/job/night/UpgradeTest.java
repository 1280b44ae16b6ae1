package io.matchday.job.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.drift.MeasureDrift;
import io.matchday.job.evaluation.EvaluatePredictions;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionReport;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.FirstRelease;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.PublishedTable;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database written by the first release, opened by this program. */
class UpgradeTest {

  private static final LocalDate TONIGHT = SeasonOfMatches.AS_OF.plusDays(7);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse(TONIGHT + "T02:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path home;
  @TempDir private Path models;
  @TempDir private Path inbox;

  @Test
  void an_h2_file_of_the_first_release_is_read_whole_and_a_night_runs_on_it() {
    upgrade(DatabaseSettings.embedded(home));
  }

  @Test
  void a_postgres_of_the_first_release_is_read_whole_and_a_night_runs_on_it() {
    upgrade(TestDatabases.postgresSettings());
  }

  private void upgrade(DatabaseSettings settings) {
    PublishedTable before;
    ModelRunId model;
    long matches;
    try (Database current = TestDatabases.h2();
        Database old = Database.open(settings)) {
      SeasonOfMatches.store(current);
      SeasonOfMatches.buildFeatures(current);
      model = SeasonOfMatches.promoteModel(current, models, 1);
      predict(current, SeasonOfMatches.AS_OF);
      before = PublishedTable.of(current);
      matches = new JdbcMatches(current).count();
      FirstRelease.fill(old, current);
      assertThat(old.isMigrated()).isFalse();
    }

    try (Database database = Database.open(settings)) {
      int applied = database.migrate();

      assertThat(applied).isGreaterThan(5);
      assertThat(database.isMigrated()).isTrue();
      assertThat(before.rows()).isPositive();
      assertThat(PublishedTable.of(database)).isEqualTo(before);
      assertThat(new JdbcMatches(database).count()).isEqualTo(matches);
      assertThat(new JdbcModels(database, CLOCK).named(JdbcModels.PRODUCTION).orElseThrow().runId())
          .isEqualTo(model);
      assertThat(new JdbcRuns(database, CLOCK).newest(10)).hasSize(2);
      assertThat(new JdbcPublishedPredictions(database).runs()).hasSize(1);
      assertThat(night(database).lines()).hasSize(5);
      assertThat(new JdbcPredictionRuns(database, CLOCK).published())
          .extracting(run -> run.asOf())
          .containsExactly(TONIGHT, SeasonOfMatches.AS_OF);
    }
    // What a migration changes must hold once the connections that changed it are gone.
    try (Database database = Database.open(settings)) {
      assertThat(predict(database, TONIGHT.plusDays(1)).fresh()).isTrue();
    }
  }

  private PredictionReport predict(Database database, LocalDate day) {
    return new PredictMatches(database, new BatchEngine(database), models, CLOCK)
        .run(request(day), Progress.NONE);
  }

  private static PredictionRequest request(LocalDate day) {
    return new PredictionRequest(day, PredictionScope.UPCOMING, JdbcModels.PRODUCTION, 2);
  }

  private NightReport night(Database database) {
    BatchEngine engine = new BatchEngine(database);
    NightParts parts =
        new NightParts(
            new ImportMatches(database, engine, CLOCK),
            new BuildFeatures(database, engine, CLOCK),
            new PredictMatches(database, engine, models, CLOCK),
            new EvaluatePredictions(database, engine, CLOCK),
            new MeasureDrift(database, engine, CLOCK));
    return new RunNight(engine, parts, new JdbcRuns(database, CLOCK), CLOCK)
        .run(inbox, request(TONIGHT), Progress.NONE);
  }
}
