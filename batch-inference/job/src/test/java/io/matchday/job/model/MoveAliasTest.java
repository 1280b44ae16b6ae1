package io.matchday.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTally;
import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.training.TrainModel;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.GateVerdict;
import io.matchday.storage.HoldoutFigures;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModelActivations;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelActivation;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.Signature;
import io.matchday.storage.TestDatabases;
import io.matchday.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveAliasTest {

  private static final String ALIAS = "Production";
  private static final Signature ME = Signature.of("me");
  private static final Signature WHY = new Signature("me", Optional.of("the feed is broken"));

  @TempDir private Path models;

  private Database database;
  private Holdout holdout;
  private ModelVersion good;
  private ModelVersion bad;

  @BeforeEach
  void fill() {
    database = TestDatabases.h2();
    holdout = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);
    good = holdout.model(0.5, 0.25, 0.25);
    bad = holdout.model(0.2, 0.3, 0.5);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_worse_version_is_refused_and_nothing_is_moved_or_recorded() {
    promote(good);

    assertThatThrownBy(() -> promote(bad))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.refusal()).isEqualTo(Refusal.MODEL);
              assertThat(e.problems()).hasSize(2);
              assertThat(e.problems().get(0).place()).isEqualTo(bad.runId().value());
              assertThat(e.problems().get(1).toString())
                  .isEqualTo(
                      "Production stays with %s; promote a better version, or insist: models promote %s --alias Production --force --reason TEXT"
                          .formatted(good.runId(), bad.runId()));
            });

    assertThat(named()).contains(good.runId());
    assertThat(moves()).hasSize(1);
  }

  @Test
  void a_first_version_out_of_calibration_is_refused() {
    assertThatThrownBy(() -> promote(bad))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Production still names no version; ");

    assertThat(named()).isEmpty();
    assertThat(moves()).isEmpty();
  }

  @Test
  void a_refused_version_answers_by_force_and_its_verdict_is_kept_with_the_reason() {
    promote(good);

    PromotionReport report =
        aliases().promote(new PromotionRequest(ALIAS, bad, WHY, true), Progress.NONE);

    ModelActivation move = moves().get(0);
    assertThat(named()).contains(bad.runId());
    assertThat(move.forced()).isTrue();
    assertThat(move.signature()).isEqualTo(WHY);
    assertThat(move.previous()).contains(good.runId());
    assertThat(move.finding()).isEqualTo(report.finding());
    assertThat(move.finding().orElseThrow().verdict()).isEqualTo(GateVerdict.REFUSED);
    assertThat(move.finding().orElseThrow().figures().orElseThrow().matches()).isEqualTo(300);
  }

  @Test
  void a_version_that_answers_already_is_neither_judged_nor_recorded_again() {
    promote(good);

    PromotionReport again = promote(good);

    assertThat(again).isEqualTo(new PromotionReport(ALIAS, good.runId(), Optional.empty()));
    assertThat(moves()).hasSize(1);
  }

  @Test
  void every_alias_is_judged_by_what_it_names_itself() {
    ModelVersion other = holdout.model(0.52, 0.24, 0.24);
    promote(good);

    PromotionReport challenger =
        aliases().promote(PromotionRequest.of("Challenger", other, ME), Progress.NONE);

    HoldoutFigures figures = challenger.finding().orElseThrow().figures().orElseThrow();
    assertThat(figures.previousLogLoss()).isEmpty();
    assertThatThrownBy(
            () -> aliases().promote(PromotionRequest.of("Challenger", bad, ME), Progress.NONE))
        .hasMessageContaining("that of " + other.runId());
  }

  @Test
  void a_version_whose_bundle_is_damaged_does_not_answer_even_by_force() throws IOException {
    damage(good);

    assertThatThrownBy(
            () -> aliases().promote(new PromotionRequest(ALIAS, good, WHY, true), Progress.NONE))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("SHA-256");
    assertThat(named()).isEmpty();
  }

  @Test
  void a_version_that_is_damaged_meanwhile_gives_way_without_a_comparison() throws IOException {
    promote(good);
    damage(good);

    PromotionReport report = promote(bad);

    assertThat(named()).contains(bad.runId());
    assertThat(report.finding().orElseThrow().verdict()).isEqualTo(GateVerdict.NOT_JUDGED);
    assertThat(report.finding().orElseThrow().detail())
        .startsWith(good.runId() + " cannot be used: ")
        .contains("SHA-256");
    assertThat(moves().get(0).finding()).isEqualTo(report.finding());
  }

  @Test
  void an_alias_that_moves_while_the_gate_looks_is_tried_again() {
    ModelVersion other = holdout.model(0.51, 0.25, 0.24);
    promote(good);
    Progress interloper =
        new Progress() {
          @Override
          public void begin(String task, long total) {
            promote(other);
          }

          @Override
          public void advance(long done) {}

          @Override
          public void end() {}
        };

    assertThatThrownBy(
            () ->
                aliases()
                    .promote(
                        PromotionRequest.of(ALIAS, holdout.model(0.5, 0.26, 0.24), ME), interloper))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN));

    assertThat(named()).contains(other.runId());
    assertThat(moves()).hasSize(2);
  }

  @Test
  void a_rollback_is_not_judged_and_keeps_its_reason() {
    aliases().promote(new PromotionRequest(ALIAS, bad, WHY, true), Progress.NONE);
    promote(good);

    ModelRunId now = aliases().rollback(ALIAS, WHY);

    assertThat(now).isEqualTo(bad.runId());
    assertThat(named()).contains(bad.runId());
    assertThat(moves().get(0).signature()).isEqualTo(WHY);
    assertThat(moves().get(0).finding()).isEmpty();
  }

  @Test
  void there_is_nothing_to_go_back_to_after_one_promotion() {
    promote(good);

    assertThatThrownBy(() -> aliases().rollback(ALIAS, ME))
        .isInstanceOf(RefusedException.class)
        .hasMessage("Production has no earlier version to go back to");
  }

  @Test
  void a_damaged_version_is_not_gone_back_to() throws IOException {
    ModelVersion other = holdout.model(0.51, 0.25, 0.24);
    promote(good);
    promote(other);
    damage(good);

    assertThatThrownBy(() -> aliases().rollback(ALIAS, ME))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("SHA-256");

    assertThat(named()).contains(other.runId());
  }

  /** The figures of the gate are those of scoring match by match. */
  @Test
  void trained_models_are_judged_as_they_score_the_matches_after_both_windows() {
    try (Database seasons = TestDatabases.h2()) {
      SeasonOfMatches.storePlayed(seasons, 4);
      SeasonOfMatches.buildFeatures(seasons);
      ModelVersion old = train(seasons, LocalDate.of(2023, 7, 1));
      ModelVersion young = train(seasons, LocalDate.of(2024, 1, 1));
      MoveAlias aliases = new MoveAlias(seasons, models, 1, Clock.systemUTC());
      aliases.promote(new PromotionRequest(ALIAS, old, WHY, true), Progress.NONE);

      HoldoutFigures figures =
          aliases
              .promote(new PromotionRequest(ALIAS, young, WHY, true), Progress.NONE)
              .finding()
              .orElseThrow()
              .figures()
              .orElseThrow();

      assertThat(old.trainedTo()).isBefore(young.trainedTo());
      Quality expected = scoredOneByOne(seasons, young, young.trainedTo());
      Quality expectedOfOld = scoredOneByOne(seasons, old, young.trainedTo());
      assertThat(figures.matches()).isEqualTo(expected.matches()).isGreaterThan(200);
      assertThat(figures.logLoss()).isEqualTo(expected.logLoss(), within(1e-9));
      assertThat(figures.previousLogLoss().orElseThrow())
          .isEqualTo(expectedOfOld.logLoss(), within(1e-9));
      assertThat(figures.ece()).isEqualTo(expected.ece(), within(1e-9));
      assertThat(figures.from()).isAfter(young.trainedTo());
    }
  }

  private Quality scoredOneByOne(Database seasons, ModelVersion version, LocalDate after) {
    LoadedModel model = LoadedModel.open(models, version.path(), version.runId());
    int schemaNo =
        new JdbcFeatureSchemas(seasons).numberOf(FeatureSet.current().schema().id()).orElseThrow();
    QualityTally tally = new QualityTally();
    new JdbcFeatureRows(seasons)
        .played(
            schemaNo,
            LocalDate.of(2100, 1, 1),
            row -> {
              if (row.date().isAfter(after)) {
                tally.add(model.score(row.vector()), row.outcome());
              }
            });
    return tally.quality().orElseThrow();
  }

  private ModelVersion train(Database seasons, LocalDate until) {
    TrainingSettings small = TrainingSettings.defaults().withThreads(1).withMostRounds(5);
    return new TrainModel(seasons, new BatchEngine(seasons), models, Clock.systemUTC())
        .run(until, small, 0, Progress.NONE)
        .version();
  }

  private MoveAlias aliases() {
    return new MoveAlias(database, models, 0.002, Holdout.CLOCK);
  }

  private PromotionReport promote(ModelVersion version) {
    return aliases().promote(PromotionRequest.of(ALIAS, version, ME), Progress.NONE);
  }

  private Optional<ModelRunId> named() {
    Map<String, ModelRunId> named = new JdbcModels(database, Holdout.CLOCK).aliases();
    return Optional.ofNullable(named.get(ALIAS));
  }

  private List<ModelActivation> moves() {
    return new JdbcModelActivations(database).all();
  }

  private void damage(ModelVersion version) throws IOException {
    Path file = models.resolve(version.path()).resolve("model.json");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
