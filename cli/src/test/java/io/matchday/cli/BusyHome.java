package io.matchday.cli;

import io.matchday.feature.FeatureSet;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ManyFixtures;
import io.matchday.storage.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/** A sample home with so many more fixtures that to predict them takes a while. */
final class BusyHome {

  private static final LocalDate TODAY = LocalDate.of(2024, 3, 2);

  private BusyHome() {}

  /** Fills an empty folder. */
  static void fill(Path home, int fixtures) throws IOException {
    SampleHome.copyTo(home);
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      database.migrate();
      ModelVersion model =
          new JdbcModels(database, Clock.systemUTC()).named(JdbcModels.PRODUCTION).orElseThrow();
      FeatureSet features = FeatureSet.ofSchema(model.schemaId()).orElseThrow();
      ManyFixtures.store(database, features.schema(), TODAY, fixtures);
    }
  }
}
