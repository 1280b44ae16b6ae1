package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureVector;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.publication.PublishRules;
import io.matchday.match.MatchId;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcPredictionLines;
import io.matchday.storage.PredictionLine;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictMatchesTest {

  private static final LocalDate EVER = LocalDate.of(1, 1, 1);
  private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void every_upcoming_match_is_predicted_as_the_model_scores_its_stored_row(Database database) {
    try (database) {
      int upcoming = SeasonOfMatches.store(database);
      SeasonOfMatches.buildFeatures(database);
      Predicting predicting = Predicting.onStored(database, models).withModel(1);

      PredictionRun run = predicting.run(3).run();

      assertThat(run.run().status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(run.run().counts()).isEqualTo(new RunCounts(upcoming, upcoming, 0));
      assertThat(predicting.published()).containsExactly(run);
      LoadedModel model = LoadedModel.open(folderOf(run.modelRunId()));
      List<PredictionLine> lines = new ArrayList<>();
      new JdbcPredictionLines(database).read(run.id(), EVER, NEVER, lines::add);
      assertThat(lines).hasSize(upcoming);
      for (PredictionLine line : lines) {
        assertThat(line.date()).isAfterOrEqualTo(SeasonOfMatches.AS_OF);
        assertThat(line.probabilities())
            .isEqualTo(scored(model, database, predicting.schemaNo(), line.matchId()));
      }
    }
  }

  private Path folderOf(ModelRunId runId) {
    return models.resolve("soccer_model").resolve(runId.value());
  }

  private static Probabilities scored(
      LoadedModel model, Database database, int schemaNo, long match) {
    FeatureVector vector =
        new JdbcFeatureRows(database)
            .find(schemaNo, model.schema().id(), new MatchId(match))
            .orElseThrow()
            .vector();
    return model.score(vector);
  }

  @Test
  void slices_and_the_kind_of_database_change_nothing() {
    List<List<String>> contents = new ArrayList<>();
    for (int slices : new int[] {1, 2, 8}) {
      try (Database database = TestDatabases.h2()) {
        Predicting predicting = Predicting.fixtures(2_500, database, models);
        contents.add(predicting.content(predicting.run(slices).run().id()));
      }
    }
    try (Database database = TestDatabases.postgres()) {
      Predicting predicting = Predicting.fixtures(2_500, database, models);
      contents.add(predicting.content(predicting.run(3).run().id()));
    }

    assertThat(contents.get(0)).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(contents).allMatch(contents.get(0)::equals);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void with_all_in_scope_played_matches_are_predicted_too(Database database) {
    try (database) {
      Predicting predicting = Predicting.aSeason(database, models);
      PredictionRequest all =
          new PredictionRequest(SeasonOfMatches.AS_OF, PredictionScope.ALL, "production", 2);

      PredictionRun run = predicting.run(all, Progress.NONE).run();

      long matches = predicting.number("SELECT COUNT(*) FROM match");
      assertThat(run.run().counts()).isEqualTo(new RunCounts(matches, matches, 0));
      assertThat(run.alias()).isEqualTo("Production");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_same_day_again_is_the_same_run_until_features_or_model_change(Database database) {
    try (database) {
      Predicting predicting =
          Predicting.aSeason(database, models).by(PublishRules.DEFAULT.withoutShareBound());
      PredictionReport first = predicting.run(2);

      PredictionReport again = predicting.run(5);
      ModelRunId second = predicting.promote(2);
      PredictionReport promoted = predicting.run(2);
      predicting.change("UPDATE match SET home_goals = 9, away_goals = 0 WHERE id = 1");
      SeasonOfMatches.buildFeatures(database);
      PredictionReport rebuilt = predicting.run(2);

      assertThat(first.fresh()).isTrue();
      assertThat(again).isEqualTo(new PredictionReport(first.run(), false));
      assertThat(promoted.fresh()).isTrue();
      assertThat(promoted.run().attempt()).isEqualTo(2);
      assertThat(promoted.run().modelRunId()).isEqualTo(second);
      assertThat(rebuilt.run().attempt()).isEqualTo(3);
      assertThat(predicting.published())
          .extracting(PredictionRun::id)
          .containsExactly(rebuilt.run().id(), promoted.run().id(), first.run().id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void readers_see_nothing_of_a_run_until_all_of_it_is_published(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(2_500, database, models);
      List<Integer> seen = new ArrayList<>();
      List<Long> visible = new ArrayList<>();
      Progress progress =
          predicting.atBlock(
              2,
              () -> {
                seen.add(predicting.published().size());
                visible.add(predicting.number("SELECT COUNT(*) FROM published_prediction"));
              });

      predicting.run(1, progress);

      assertThat(seen).containsExactly(0);
      assertThat(visible).containsExactly(0L);
      assertThat(predicting.number("SELECT COUNT(*) FROM published_prediction")).isEqualTo(2_500);
    }
  }

  @Test
  void a_model_promoted_in_mid_run_waits_for_the_next_run() {
    try (Database database = TestDatabases.h2()) {
      Predicting undisturbed = Predicting.fixtures(2_500, database, models);
      List<String> content = undisturbed.content(undisturbed.run(2).run().id());
      ModelRunId named = undisturbed.published().get(0).modelRunId();
      try (Database other = TestDatabases.h2()) {
        Predicting predicting = Predicting.fixtures(2_500, other, models);

        RunId run = predicting.run(2, predicting.atBlock(1, () -> promoteApart(other))).run().id();

        assertThat(predicting.published().get(0).modelRunId()).isEqualTo(named);
        assertThat(predicting.content(run)).isEqualTo(content);
        assertThat(predicting.run(2).run().modelRunId()).isNotEqualTo(named);
      }
    }
  }

  /** Promotes in a thread of its own: another process has no part in the block's transaction. */
  private void promoteApart(Database database) {
    Apart.run(() -> SeasonOfMatches.promoteModel(database, models, 2));
  }

  @Test
  void without_a_model_the_job_says_what_to_do() {
    try (Database database = TestDatabases.h2()) {
      SeasonOfMatches.store(database);
      SeasonOfMatches.buildFeatures(database);

      assertRefused(
          () -> Predicting.onStored(database, models).run(1),
          Refusal.MODEL,
          "no model is named Production; train one and promote it, or see: models list");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void without_features_the_job_says_what_to_do_and_succeeds_once_they_are_there(
      Database database) {
    try (database) {
      int upcoming = SeasonOfMatches.store(database);
      Predicting predicting = Predicting.onStored(database, models).withModel(1);

      assertThatThrownBy(() -> predicting.run(1))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("there are no features for model ")
          .hasMessageEndingWith("build them first: features");
      SeasonOfMatches.buildFeatures(database);
      predicting.change("DELETE FROM feature_row");
      assertRefused(
          () -> predicting.run(1),
          Refusal.BAD_DATA,
          "none of the " + upcoming + " upcoming matches has features; build them first: features");
      SeasonOfMatches.buildFeatures(database);
      PredictionRun run = predicting.run(1).run();

      assertThat(run.run().counts()).isEqualTo(new RunCounts(upcoming, upcoming, 0));
      assertThat(predicting.published()).containsExactly(run);
    }
  }

  @Test
  void a_damaged_bundle_is_refused_and_another_model_may_take_its_place() throws IOException {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.aSeason(database, models);
      ModelRunId second = predicting.promote(2);
      Path manifest = folderOf(second).resolve("manifest.json");
      Files.delete(manifest);

      assertThatThrownBy(() -> predicting.run(1))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.MODEL));
      assertThat(predicting.number("SELECT COUNT(*) FROM prediction_run")).isZero();
      assertThat(predicting.published()).isEmpty();
      ModelRunId third = predicting.promote(3);

      assertThat(predicting.run(1).run().modelRunId()).isEqualTo(third);
    }
  }

  @Test
  void too_small_a_pool_is_refused_before_anything_begins() {
    DatabaseSettings h2 = TestDatabases.h2Settings();
    DatabaseSettings small = new DatabaseSettings(h2.url(), h2.user(), h2.password(), 4);
    try (Database database = Database.open(small)) {
      database.migrate();
      Predicting predicting = Predicting.aSeason(database, models);

      assertRefused(
          () -> predicting.run(3),
          Refusal.SETTINGS,
          "3 slices need matchday.database.pool-size of at least 5, it is 4");
      assertThat(predicting.run(2).run().attempt()).isEqualTo(1);
    }
  }

  @Test
  void a_feature_schema_without_upcoming_matches_gives_an_empty_run() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.aSeason(database, models);
      predicting.change("DELETE FROM match WHERE home_goals IS NULL");

      PredictionRun run = predicting.run(2).run();

      assertThat(run.run().counts()).isEqualTo(RunCounts.NONE);
    }
  }

  static void assertRefused(Runnable call, Refusal refusal, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal))
        .hasMessage(message);
  }
}
