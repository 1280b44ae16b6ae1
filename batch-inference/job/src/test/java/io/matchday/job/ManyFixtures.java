package io.matchday.job;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcTeams;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** As many fixtures as a test wants, one a day, with made-up features: enough for many blocks. */
public final class ManyFixtures {

  private ManyFixtures() {}

  /** Stores them with ids from 1; the same count gives the same rows in every empty database. */
  public static void store(Database database, int count) {
    database.transaction().executeWithoutResult(status -> storeAll(database, count));
    database.refreshStatistics();
  }

  private static void storeAll(Database database, int count) {
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(List.of("Ajax", "Genk"), Sex.MEN);
    String numbers = database.settings().isH2() ? "SYSTEM_RANGE" : "GENERATE_SERIES";
    database
        .client()
        .sql(
            """
            INSERT INTO match (id, competition, season, match_date, home_team_id, away_team_id,
              neutral, sex)
            SELECT n.x, 'Cup', '2021-22', CAST('%s' AS DATE) + CAST(n.x AS INTEGER), ?, ?, FALSE, 0
            FROM %s(1, %d) AS n(x)
            """
                .formatted(SeasonOfMatches.AS_OF, numbers, count))
        .params(teams.get("Ajax").value(), teams.get("Genk").value())
        .update();
    FeatureSchema schema = FeatureSet.current().schema();
    JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(database);
    Coverage coverage = Coverage.of(new int[schema.size()]);
    Random random = new Random(1);
    List<FeatureRow> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Instant asOf = SeasonOfMatches.AS_OF.plusDays(i).atStartOfDay().toInstant(ZoneOffset.UTC);
      FeatureVector vector = vector(schema.size(), random);
      rows.add(new FeatureRow(new MatchId(i), schema.id(), asOf, vector, coverage));
    }
    new JdbcFeatureRows(database).insert(schemas.register(schema), rows);
    schemas.advance(schema.id(), Instant.EPOCH);
  }

  private static FeatureVector vector(int size, Random random) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(20) == 0 ? Float.NaN : random.nextFloat();
    }
    return FeatureVector.of(values);
  }
}
