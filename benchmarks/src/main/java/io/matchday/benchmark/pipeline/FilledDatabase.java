package io.matchday.benchmark.pipeline;

import io.matchday.benchmark.MeasuredData;
import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.feature.FeatureVector;
import io.matchday.job.model.FeatureNames;
import io.matchday.job.model.ImportModel;
import io.matchday.job.model.ModelImport;
import io.matchday.job.model.RoundsChoice;
import io.matchday.match.MatchId;
import io.matchday.match.Outcome;
import io.matchday.match.Sex;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.GateFinding;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.Promotion;
import io.matchday.storage.Signature;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A database with as many fixtures as are to be predicted, their feature rows, and a model. */
final class FilledDatabase {

  private static final int TEAMS = 100;
  private static final int BLOCK = 5_000;
  private static final int VECTORS = 2_000;
  private static final Instant AS_OF = Instant.parse("2020-01-01T00:00:00Z");

  private final Database database;
  private final int rows;

  private FilledDatabase(Database database, int rows) {
    this.database = database;
    this.rows = rows;
  }

  /** The features that are measured: those of today's rows, of which the model asks for some. */
  static FeatureSchema schema() {
    return FeatureSet.current().schema();
  }

  /**
   * Fills a database that is migrated and empty.
   *
   * @return the model that answers in it
   */
  static ModelRunId fill(Database database, int rows, Path modelFile, Path models) {
    FilledDatabase filled = new FilledDatabase(database, rows);
    filled.storeMatches();
    filled.storeFeatures();
    database.vacuum("match", "feature_row", "prediction");
    return filled.promote(modelFile, models);
  }

  /** Every pair of a home team and an away team plays once a day. */
  private void storeMatches() {
    List<String> names = IntStream.rangeClosed(1, 2 * TEAMS).mapToObj(i -> "Team " + i).toList();
    new JdbcTeams(database).ensure(names, Sex.MEN);
    long first = number("SELECT MIN(id) FROM team");
    String numbers = database.settings().isH2() ? "SYSTEM_RANGE" : "GENERATE_SERIES";
    for (int from = 1; from <= rows; from += BLOCK) {
      int end = Math.min(rows, from + BLOCK - 1);
      database
          .client()
          .sql(
              """
              INSERT INTO match (id, competition, season, match_date, home_team_id, away_team_id,
                neutral, sex)
              SELECT n.x, 'League', '2021-22', CAST('2021-08-01' AS DATE) + CAST(n.x / 10000 AS INTEGER),
                %1$d + MOD(n.x, 100), %1$d + 100 + MOD(n.x / 100, 100), FALSE, 0
              FROM %2$s(%3$d, %4$d) AS n(x)
              """
                  .formatted(first, numbers, from, end))
          .update();
    }
  }

  private long number(String sql) {
    return database.client().sql(sql).query(Long.class).single();
  }

  private void storeFeatures() {
    FeatureSchema schema = schema();
    JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(database);
    JdbcFeatureRows featureRows = new JdbcFeatureRows(database);
    int schemaNo = schemas.register(schema);
    List<FeatureVector> vectors = vectors();
    Coverage coverage = Coverage.of(new int[schema.size()]);
    for (int from = 1; from <= rows; from += BLOCK) {
      int end = Math.min(rows, from + BLOCK - 1);
      List<FeatureRow> block = new ArrayList<>(BLOCK);
      for (int match = from; match <= end; match++) {
        FeatureVector vector = vectors.get(match % vectors.size());
        block.add(new FeatureRow(new MatchId(match), schema.id(), AS_OF, vector, coverage));
      }
      database.transaction().executeWithoutResult(status -> featureRows.insert(schemaNo, block));
    }
    schemas.advance(schema.id(), AS_OF);
  }

  private static List<FeatureVector> vectors() {
    int size = schema().size();
    float[] values = values(VECTORS, 7);
    return IntStream.range(0, VECTORS)
        .mapToObj(row -> Arrays.copyOfRange(values, row * size, (row + 1) * size))
        .map(FeatureVector::of)
        .toList();
  }

  /** Values of so many rows, one after the other. */
  static float[] values(int rows, long seed) {
    int needed = rows * schema().size();
    return Arrays.copyOf(MeasuredData.rows(needed / MeasuredData.FEATURES + 1, seed), needed);
  }

  private ModelRunId promote(Path modelFile, Path models) {
    ModelImport request =
        new ModelImport(
            modelFile,
            () ->
                List.of(
                    new FeatureNames(
                        "the benchmark", schema().names().subList(0, MeasuredData.FEATURES))),
            RoundsChoice.asSaved(),
            List.of(Outcome.values()));
    Clock clock = Clock.systemUTC();
    ModelRunId model = new ImportModel(database, models, clock).run(request).version().runId();
    new JdbcModels(database, clock)
        .promote(
            new Promotion(
                JdbcModels.PRODUCTION,
                model,
                Optional.empty(),
                GateFinding.notJudged("to be measured"),
                false,
                Signature.of("benchmark")));
    return model;
  }
}
