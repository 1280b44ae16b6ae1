package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureSet;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.GateFinding;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.Promotion;
import io.matchday.storage.RunCounts;
import io.matchday.storage.Signature;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of different ages, each on the features it was fitted on. */
class TwoFeatureSetsTest {

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void models_on_two_sets_predict_after_one_build_until_one_is_left_out(Database database) {
    try (database) {
      int upcoming = SeasonOfMatches.store(database);
      ModelRunId old = promote(database, FeatureSet.results());
      ModelRunId young = register(database, FeatureSet.ratings());
      name(database, "Challenger", young);

      SeasonOfMatches.buildFeatures(database);

      Predicting predicting = Predicting.onStored(database, models);
      assertThat(predicting.run(1).run().run().counts())
          .isEqualTo(new RunCounts(upcoming, upcoming, 0));
      PredictionRequest challenger =
          new PredictionRequest(SeasonOfMatches.AS_OF, PredictionScope.UPCOMING, "Challenger", 1);
      assertThat(predicting.run(challenger, Progress.NONE).run().modelRunId()).isEqualTo(young);

      name(database, JdbcModels.PRODUCTION, young);
      SeasonOfMatches.buildFeatures(database);
      name(database, JdbcModels.PRODUCTION, old);

      PredictionRequest nextDay =
          new PredictionRequest(
              SeasonOfMatches.AS_OF.plusDays(1), PredictionScope.UPCOMING, "Production", 1);
      String newest = database.client().sql("SELECT MAX(id) FROM run").query(String.class).single();
      PredictMatchesTest.assertRefused(
          () -> predicting.run(nextDay, Progress.NONE),
          Refusal.BAD_DATA,
          "the newest features (run %s) leave out set results-1, which model %s needs; build them again: features"
              .formatted(newest, old));
    }
  }

  private ModelRunId promote(Database database, FeatureSet set) {
    return SeasonOfMatches.promote(database, models, bundle(set));
  }

  /** Registers by a promotion whose alias moves on at once. */
  private ModelRunId register(Database database, FeatureSet set) {
    ModelRunId before =
        new JdbcModels(database, Clock.systemUTC())
            .named(JdbcModels.PRODUCTION)
            .orElseThrow()
            .runId();
    ModelRunId version = SeasonOfMatches.promote(database, models, bundle(set));
    name(database, JdbcModels.PRODUCTION, before);
    return version;
  }

  private Path bundle(FeatureSet set) {
    return SampleBundles.writeBundle(models, set.schema().names(), 1);
  }

  private static void name(Database database, String alias, ModelRunId version) {
    JdbcModels registry = new JdbcModels(database, Clock.systemUTC());
    Optional<ModelRunId> before = registry.named(alias).map(named -> named.runId());
    registry.promote(
        new Promotion(
            alias,
            version,
            before,
            GateFinding.notJudged("made for tests"),
            false,
            Signature.of("test")));
  }
}
