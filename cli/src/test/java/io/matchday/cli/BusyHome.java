package io.matchday.cli;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSet;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A sample home with so many more fixtures that to predict them takes a while. */
final class BusyHome {

  private static final String CUP = "Busy Cup";

  private BusyHome() {}

  /** Fills an empty folder. */
  static void fill(Path home, int fixtures) throws IOException {
    SampleHome.copyTo(home);
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      database.migrate();
      database
          .client()
          .sql(
              """
              INSERT INTO match (competition, season, match_date, home_team_id, away_team_id,
                neutral, sex)
              SELECT '%s', '2023-24', DATE '2024-03-02' + CAST(n.x AS INTEGER),
                (SELECT MIN(id) FROM team), (SELECT MIN(id) + 1 FROM team), FALSE, 0
              FROM SYSTEM_RANGE(1, %d) AS n(x)
              """
                  .formatted(CUP, fixtures))
          .update();
      addFeatures(database);
    }
  }

  private static void addFeatures(Database database) {
    ModelVersion model =
        new JdbcModels(database, Clock.systemUTC()).named(JdbcModels.PRODUCTION).orElseThrow();
    JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(database);
    int size = FeatureSet.ofSchema(model.schemaId()).orElseThrow().schema().size();
    Random random = new Random(1);
    List<FeatureRow> rows = new ArrayList<>();
    for (long match :
        database
            .client()
            .sql("SELECT id FROM match WHERE competition = ?")
            .params(CUP)
            .query(Long.class)
            .list()) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = random.nextFloat();
      }
      rows.add(
          new FeatureRow(
              new MatchId(match),
              model.schemaId(),
              Instant.parse("2024-03-01T00:00:00Z"),
              FeatureVector.of(values),
              Coverage.of(new int[size])));
    }
    new JdbcFeatureRows(database).insert(schemas.numberOf(model.schemaId()).orElseThrow(), rows);
  }
}
