package io.matchday.job.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.TestDatabases;
import io.matchday.training.TrainingSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainModelTest {

  private static final TrainingSettings SMALL =
      TrainingSettings.defaults().withThreads(1).withMostRounds(5);

  @TempDir private Path models;

  @Test
  void a_trained_model_is_registered_once_and_not_promoted() {
    try (Database database = TestDatabases.h2()) {
      SeasonOfMatches.storePlayed(database, 4);
      SeasonOfMatches.buildFeatures(database);
      LocalDate until = LocalDate.of(2024, 7, 1);

      TrainingReport first = train(database, until);
      TrainingReport again = train(database, until);

      JdbcModels registry = new JdbcModels(database, Clock.systemUTC());
      assertThat(first.isNew()).isTrue();
      assertThat(again.isNew()).isFalse();
      assertThat(again.version().runId()).isEqualTo(first.version().runId());
      assertThat(registry.versions()).hasSize(1);
      assertThat(registry.aliases()).isEmpty();
      assertThat(LoadedModel.open(models.resolve(first.version().path())).runId())
          .isEqualTo(first.version().runId());
      assertThat(first.version().trainedTo()).isBefore(until);
    }
  }

  @Test
  void too_few_matches_are_refused_with_what_is_needed() {
    try (Database database = TestDatabases.h2()) {
      SeasonOfMatches.store(database);
      SeasonOfMatches.buildFeatures(database);

      assertThatThrownBy(() -> train(database, LocalDate.of(2020, 10, 1)))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA))
          .hasMessageContaining("at least 200 are needed: import more seasons");
    }
  }

  @Test
  void without_features_the_job_says_what_to_do() {
    try (Database database = TestDatabases.h2()) {
      assertThatThrownBy(() -> train(database, LocalDate.of(2024, 7, 1)))
          .isInstanceOf(RefusedException.class)
          .hasMessage("there are no features yet; build them first: features");
    }
  }

  private TrainingReport train(Database database, LocalDate until) {
    return new TrainModel(database, new BatchEngine(database), models, Clock.systemUTC())
        .run(until, SMALL, 0, Progress.NONE);
  }
}
