package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.SeasonOfMatches;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that predicts day after day opens its model once, and notices when it is damaged. */
class RememberedModelTest {

  @TempDir private Path models;

  @Test
  void the_last_model_is_opened_once_while_its_files_are_what_they_were() throws IOException {
    try (Database database = TestDatabases.h2()) {
      RememberedModel remembered = new RememberedModel(models);
      ModelVersion first = version(database, 1);
      LoadedModel opened = remembered.open(first);
      assertThat(remembered.open(first)).isSameAs(opened);

      Path calibration = models.resolve(first.path()).resolve("calibration.json");
      byte[] good = Files.readAllBytes(calibration);
      Files.delete(calibration);
      assertThatThrownBy(() -> remembered.open(first)).isInstanceOf(RefusedException.class);

      Files.write(calibration, good);
      assertThat(remembered.open(first)).isSameAs(opened);

      ModelVersion second = version(database, 2);
      assertThat(remembered.open(second).runId()).isEqualTo(second.runId());
      assertThat(remembered.open(first)).isNotSameAs(opened);
    }
  }

  private ModelVersion version(Database database, long seed) {
    return new JdbcModels(database, Clock.systemUTC())
        .find(SeasonOfMatches.promoteModel(database, models, seed))
        .orElseThrow();
  }
}
