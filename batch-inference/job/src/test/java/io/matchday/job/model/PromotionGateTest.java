package io.matchday.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureSet;
import io.matchday.job.Progress;
import io.matchday.model.ImportedFile;
import io.matchday.model.ModelText;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.GateFinding;
import io.matchday.storage.GateVerdict;
import io.matchday.storage.HoldoutFigures;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log losses and calibration errors by hand: half the matches are home wins, a quarter draws. */
class PromotionGateTest {

  private static final double TRUE_LOSS = 1.5 * Math.log(2);

  @TempDir private Path models;

  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabases.h2();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void both_are_judged_on_the_matches_that_neither_has_seen(Database either) {
    try (either) {
      Holdout holdout = Holdout.ofMatches(300, either, models).withRows(Holdout.SCHEMA);
      ModelVersion candidate = holdout.model(0.52, 0.24, 0.24);
      ModelVersion current = holdout.modelUntil(Holdout.FIRST_DAY.plusDays(59), 0.5, 0.25, 0.25);

      GateFinding finding = judge(either, candidate, Optional.of(current));

      // Day 60 to day 299: of 240 matches 120 are home wins, 60 draws, 60 away wins.
      HoldoutFigures figures = finding.figures().orElseThrow();
      double loss = -(Math.log(0.52) + Math.log(0.24)) / 2;
      assertThat(finding.verdict()).isEqualTo(GateVerdict.PASSED);
      assertThat(figures.matches()).isEqualTo(240);
      assertThat(figures.from()).isEqualTo(Holdout.FIRST_DAY.plusDays(60));
      assertThat(figures.to()).isEqualTo(Holdout.FIRST_DAY.plusDays(299));
      assertThat(figures.logLoss()).isEqualTo(loss, within(1e-6));
      assertThat(figures.previousLogLoss().orElseThrow()).isEqualTo(TRUE_LOSS, within(1e-6));
      assertThat(figures.margin()).isEqualTo(0.002);
      assertThat(figures.ece()).isEqualTo((0.02 + 0.01 + 0.01) / 3, within(1e-6));
      assertThat(figures.eceByChance()).isEmpty();
      assertThat(finding.detail())
          .isEqualTo(
              "log loss 1.0405, that of %s 1.0397: worse by 0.00080, worse by 0.002 allowed; ECE 0.0133, 0.02 allowed (240 matches, 2025-03-02 to 2025-10-27, unseen by both)"
                  .formatted(current.runId()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.55, 0.225, 0.225, 0.002, REFUSED",
    "0.55, 0.225, 0.225, 0.0051, PASSED",
    "0.52, 0.24,  0.24,  0.0007, REFUSED",
    "0.50, 0.25,  0.25,  0,      PASSED",
  })
  void a_log_loss_worse_by_more_than_the_margin_is_refused(
      double home, double draw, double away, double margin, GateVerdict verdict) {
    Holdout holdout = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);
    ModelVersion current = holdout.model(0.5000001, 0.25, 0.2499999);

    GateFinding finding =
        judge(margin, contender(holdout.model(home, draw, away)), Optional.of(contender(current)));

    assertThat(finding.verdict()).as(finding.detail()).isEqualTo(verdict);
  }

  @Test
  void a_refusal_names_both_log_losses_the_margin_the_matches_and_their_dates() {
    Holdout holdout = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);
    ModelVersion current = holdout.model(0.5, 0.25, 0.25);

    GateFinding finding = judge(database, holdout.model(0.55, 0.225, 0.225), Optional.of(current));

    assertThat(finding.detail())
        .startsWith(
            "log loss 1.0447, that of %s 1.0397: worse by 0.00503, only 0.002 allowed; ECE 0.0333, 0.02 allowed, of which chance makes up to 0.0"
                .formatted(current.runId()))
        .endsWith(" here (300 matches, 2025-01-01 to 2025-10-27, unseen by both)");
  }

  @Test
  void a_first_version_is_judged_by_its_calibration_alone() {
    Holdout holdout = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);

    GateFinding good = judge(database, holdout.model(0.5, 0.25, 0.25), Optional.empty());
    GateFinding bad = judge(database, holdout.model(0.7, 0.15, 0.15), Optional.empty());

    assertThat(good.verdict()).isEqualTo(GateVerdict.PASSED);
    assertThat(good.detail())
        .isEqualTo(
            "log loss 1.0397, nothing to compare it with; ECE 0.0000, 0.02 allowed (300 matches, 2025-01-01 to 2025-10-27, unseen)");
    assertThat(good.figures().orElseThrow().previousLogLoss()).isEmpty();
    assertThat(bad.verdict()).isEqualTo(GateVerdict.REFUSED);
    assertThat(bad.detail()).contains("ECE 0.1333, 0.02 allowed, of which chance makes only 0.0");
    assertThat(bad.figures().orElseThrow().ece()).isEqualTo((0.2 + 0.1 + 0.1) / 3, within(1e-6));
  }

  @Test
  void a_calibration_error_that_few_matches_explain_is_refused_on_many() {
    Holdout few = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);
    GateFinding onFew = judge(database, few.model(0.56, 0.22, 0.22), Optional.empty());
    try (Database larger = TestDatabases.h2()) {
      Holdout many = Holdout.ofMatches(12_000, larger, models).withRows(Holdout.SCHEMA);

      GateFinding onMany = judge(larger, many.model(0.56, 0.22, 0.22), Optional.empty());

      HoldoutFigures figures = onMany.figures().orElseThrow();
      assertThat(onFew.verdict()).isEqualTo(GateVerdict.PASSED);
      assertThat(onFew.figures().orElseThrow().ece()).isEqualTo(0.04, within(1e-6));
      assertThat(onFew.figures().orElseThrow().eceByChance().orElseThrow()).isGreaterThan(0.04);
      assertThat(onMany.verdict()).isEqualTo(GateVerdict.REFUSED);
      assertThat(figures.matches()).isEqualTo(12_000);
      assertThat(figures.ece()).isEqualTo(0.04, within(1e-6));
      assertThat(figures.eceByChance().orElseThrow()).isBetween(0.02, 0.03);
    }
  }

  @ParameterizedTest
  @CsvSource({"199, NOT_JUDGED", "200, PASSED"})
  void fewer_than_200_common_matches_judge_nothing(int count, GateVerdict verdict) {
    Holdout holdout = Holdout.ofMatches(count, database, models).withRows(Holdout.SCHEMA);

    GateFinding finding = judge(database, holdout.model(0.5, 0.25, 0.25), Optional.empty());

    assertThat(finding.verdict()).isEqualTo(verdict);
    if (verdict == GateVerdict.NOT_JUDGED) {
      assertThat(finding.detail())
          .isEqualTo("199 common matches, 200 needed (played after 2024-12-31, with feature rows)");
    }
  }

  @Test
  void what_each_has_rows_for_in_its_own_schema_is_common() {
    Holdout holdout =
        Holdout.ofMatches(300, database, models)
            .withRows(Holdout.SCHEMA)
            .withRows(Holdout.OTHER_SCHEMA, 41);

    GateFinding finding =
        judge(
            database,
            holdout.model(0.5, 0.25, 0.25),
            Optional.of(holdout.model(Holdout.OTHER_SCHEMA, 0.25, 0.25, 0.5)));

    // Rows are missing for the match before, which is seen, and for days 0 to 39.
    HoldoutFigures figures = finding.figures().orElseThrow();
    assertThat(figures.matches()).isEqualTo(260);
    assertThat(figures.from()).isEqualTo(Holdout.FIRST_DAY.plusDays(40));
    assertThat(figures.logLoss()).isEqualTo(TRUE_LOSS, within(1e-6));
    assertThat(figures.previousLogLoss())
        .isEqualTo(OptionalDouble.of(figures.previousLogLoss().orElseThrow()));
    assertThat(figures.previousLogLoss().orElseThrow()).isEqualTo(1.75 * Math.log(2), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_schema_without_rows_judges_nothing(boolean isOfTheCandidate) {
    Holdout holdout = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);
    ModelVersion known = holdout.model(0.5, 0.25, 0.25);
    ModelVersion unknown = holdout.model(Holdout.OTHER_SCHEMA, 0.5, 0.25, 0.25);

    GateFinding finding =
        isOfTheCandidate
            ? judge(database, unknown, Optional.of(known))
            : judge(database, known, Optional.of(unknown));

    assertThat(finding)
        .isEqualTo(GateFinding.notJudged("no feature rows of schema " + Holdout.OTHER_SCHEMA.id()));
  }

  @Test
  void rows_that_could_not_be_predicted_judge_nothing() {
    Holdout holdout = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);
    List<Long> ids = holdout.ids();
    change("UPDATE feature_row SET vector = X'0000807F00000000' WHERE match_id = ?", ids.get(1));
    change("UPDATE feature_row SET vector = X'00000000' WHERE match_id = ?", ids.get(2));
    change("UPDATE feature_row SET as_of = '2030-01-01 00:00:00Z' WHERE match_id = ?", ids.get(3));

    GateFinding finding = judge(database, holdout.model(0.5, 0.25, 0.25), Optional.empty());

    assertThat(finding.figures().orElseThrow().matches()).isEqualTo(297);
  }

  @Test
  void an_imported_model_counts_as_having_seen_everything_up_to_its_import() throws IOException {
    Holdout holdout = Holdout.ofMatches(300, database, models).withRows(Holdout.SCHEMA);
    Path file = Files.write(models.resolve("m.json"), ModelText.softprob(List.of("sex"), 1));
    ModelVersion imported =
        new ImportModel(database, models, Holdout.CLOCK)
            .run(
                new ModelImport(
                    file,
                    List::of,
                    RoundsChoice.asSaved(),
                    new ImportedFile("m.json", 1, List.of("sex")).classes()))
            .version();
    new Holdout(database, models).withRows(FeatureSet.current().schema());

    GateFinding finding = judge(database, holdout.model(0.5, 0.25, 0.25), Optional.of(imported));

    assertThat(imported.trainedTo()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(finding.detail())
        .isEqualTo("0 common matches, 200 needed (played after 2026-06-01, with feature rows)");
  }

  private void change(String sql, long matchId) {
    assertThat(database.client().sql(sql).params(matchId).update()).isEqualTo(1);
  }

  private GateFinding judge(Database on, ModelVersion candidate, Optional<ModelVersion> current) {
    return new PromotionGate(on, 0.002)
        .judge(contender(candidate), current.map(this::contender), Progress.NONE);
  }

  private GateFinding judge(double margin, Contender candidate, Optional<Contender> current) {
    return new PromotionGate(database, margin).judge(candidate, current, Progress.NONE);
  }

  private Contender contender(ModelVersion version) {
    return new Contender(version, LoadedModel.open(models, version.path(), version.runId()));
  }
}
