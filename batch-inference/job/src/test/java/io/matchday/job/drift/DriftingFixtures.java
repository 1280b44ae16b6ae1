package io.matchday.job.drift;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.feature.FeatureVector;
import io.matchday.job.SeasonOfMatches;
import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.model.FeatureReference;
import io.matchday.model.TrainingReference;
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
import java.util.function.UnaryOperator;

/**
 * Fixtures of many teams, each playing once, with made-up features, and the window of a model that
 * was trained on such matches: every value is normal, one in twenty is missing.
 */
final class DriftingFixtures {

  static final FeatureSchema SCHEMA = FeatureSet.current().schema();

  private static final int WINDOW = 4_000;

  private DriftingFixtures() {}

  /** The window. */
  static TrainingReference window() {
    Random random = new Random(1);
    float[][] columns = new float[SCHEMA.size()][WINDOW];
    for (int row = 0; row < WINDOW; row++) {
      float[] values = values(random);
      for (int i = 0; i < values.length; i++) {
        columns[i][row] = values[i];
      }
    }
    List<FeatureReference> features = new ArrayList<>();
    for (float[] column : columns) {
      features.add(FeatureReference.of(column));
    }
    return new TrainingReference(WINDOW, 0.45, 0.27, 0.28, features);
  }

  private static float[] values(Random random) {
    float[] values = new float[SCHEMA.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(20) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * Stores fixtures whose features are as in the window but for what is done to them.
   *
   * @param change gets the values of each fixture in schema order
   */
  static void store(Database database, int count, UnaryOperator<float[]> change) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2 * count; i++) {
      names.add("Team " + i);
    }
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(names, Sex.MEN);
    JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(database);
    Random random = new Random(2);
    List<FeatureRow> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      database
          .client()
          .sql(
              """
              INSERT INTO match (id, competition, season, match_date, home_team_id, away_team_id,
                neutral, sex)
              VALUES (?, 'Cup', '2021-22', ?, ?, ?, FALSE, 0)
              """)
          .params(
              i,
              SeasonOfMatches.AS_OF.plusDays(1),
              teams.get(names.get(2 * i - 2)).value(),
              teams.get(names.get(2 * i - 1)).value())
          .update();
      Instant asOf = SeasonOfMatches.AS_OF.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      FeatureVector vector = FeatureVector.of(change.apply(values(random)));
      Coverage coverage = Coverage.of(new int[SCHEMA.size()]);
      rows.add(new FeatureRow(new MatchId(i), SCHEMA.id(), asOf, vector, coverage));
    }
    new JdbcFeatureRows(database).insert(schemas.register(SCHEMA), rows);
    schemas.advance(SCHEMA.id(), Instant.EPOCH);
  }
}
