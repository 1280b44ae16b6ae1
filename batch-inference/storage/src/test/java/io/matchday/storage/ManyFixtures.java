package io.matchday.storage;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** As many fixtures as a test wants, one a day, with made-up features: enough for many blocks. */
public final class ManyFixtures {

  private static final String CUP = "Cup of many";

  private ManyFixtures() {}

  /**
   * Stores them, the first on the day after the one given. The same call gives the same rows in
   * every empty database, with ids from 1.
   */
  public static void store(Database database, FeatureSchema schema, LocalDate before, int count) {
    database
        .transaction()
        .executeWithoutResult(
            status -> {
              storeMatches(database, before, count);
              storeFeatures(database, schema);
            });
    database.vacuum("match", "feature_row");
    database.refreshStatistics("prediction");
  }

  private static void storeMatches(Database database, LocalDate before, int count) {
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(List.of("Ajax", "Genk"), Sex.MEN);
    String numbers = database.settings().isH2() ? "SYSTEM_RANGE" : "GENERATE_SERIES";
    database
        .client()
        .sql(
            """
            INSERT INTO match (competition, season, match_date, home_team_id, away_team_id,
              neutral, sex)
            SELECT '%s', '2021-22', CAST('%s' AS DATE) + CAST(n.x AS INTEGER), ?, ?, FALSE, 0
            FROM %s(1, %d) AS n(x)
            ORDER BY n.x
            """
                .formatted(CUP, before, numbers, count))
        .params(teams.get("Ajax").value(), teams.get("Genk").value())
        .update();
  }

  private static void storeFeatures(Database database, FeatureSchema schema) {
    JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(database);
    Coverage coverage = Coverage.of(new int[schema.size()]);
    Random random = new Random(1);
    List<FeatureRow> rows = new ArrayList<>();
    for (DatedMatch match : matches(database)) {
      rows.add(
          new FeatureRow(
              new MatchId(match.id()),
              schema.id(),
              match.matchDate().atStartOfDay().toInstant(ZoneOffset.UTC),
              vector(schema.size(), random),
              coverage));
    }
    new JdbcFeatureRows(database).insert(schemas.register(schema), rows);
    schemas.advance(schema.id(), Instant.EPOCH);
  }

  private record DatedMatch(long id, LocalDate matchDate) {}

  private static List<DatedMatch> matches(Database database) {
    return database
        .client()
        .sql("SELECT id, match_date FROM match WHERE competition = ? ORDER BY id")
        .params(CUP)
        .query(DatedMatch.class)
        .list();
  }

  private static FeatureVector vector(int size, Random random) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(20) == 0 ? Float.NaN : random.nextFloat();
    }
    return FeatureVector.of(values);
  }
}
