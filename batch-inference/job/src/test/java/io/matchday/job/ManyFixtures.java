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
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.MatchStatistics;
import io.matchday.storage.TeamPair;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** As many fixtures as a test wants, one a day, with made-up features: enough for many blocks. */
public final class ManyFixtures {

  private ManyFixtures() {}

  /** Stores them; the same count gives the same rows in every empty database. */
  public static void store(Database database, int count) {
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(List.of("Ajax", "Genk"), Sex.MEN);
    TeamPair pair = new TeamPair(teams.get("Ajax"), teams.get("Genk"));
    List<MatchSheet> sheets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sheets.add(fixture(pair, SeasonOfMatches.AS_OF.plusDays(i)));
    }
    database
        .transaction()
        .executeWithoutResult(
            status -> storeRows(database, sheets, new JdbcMatchIntake(database).insert(sheets)));
  }

  private static void storeRows(Database database, List<MatchSheet> sheets, List<MatchId> ids) {
    FeatureSchema schema = FeatureSet.current().schema();
    JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(database);
    Random random = new Random(1);
    List<FeatureRow> rows = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Instant asOf = sheets.get(i).date().atStartOfDay().toInstant(ZoneOffset.UTC);
      FeatureVector vector = vector(schema.size(), random);
      rows.add(new FeatureRow(ids.get(i), schema.id(), asOf, vector, Coverage.of(new int[schema.size()])));
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

  private static MatchSheet fixture(TeamPair pair, LocalDate day) {
    return new MatchSheet(
        "Cup",
        "2021-22",
        day,
        Optional.empty(),
        pair,
        false,
        Sex.MEN,
        Optional.empty(),
        Optional.empty(),
        MatchStatistics.NONE);
  }
}
