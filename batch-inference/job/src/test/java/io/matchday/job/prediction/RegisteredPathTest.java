package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row of the registry does not make a run read a model from elsewhere. */
class RegisteredPathTest {

  @TempDir private Path home;

  @Test
  void a_path_that_leads_out_of_the_models_folder_is_refused() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.fixtures(10, database, home.resolve("models"));
      predicting.change("UPDATE model_version SET path = '../elsewhere/' || path");

      assertThatThrownBy(() -> predicting.run(1))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.MODEL))
          .hasMessageContaining("is no place of a bundle");
    }
  }
}
