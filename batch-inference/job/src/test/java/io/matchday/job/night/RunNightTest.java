package io.matchday.job.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.drift.MeasureDrift;
import io.matchday.job.evaluation.EvaluatePredictions;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.match.SimulatedLeagues;
import io.matchday.match.SimulatedMatch;
import io.matchday.model.FeatureReference;
import io.matchday.model.ModelRunId;
import io.matchday.model.TrainingReference;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.Run;
import io.matchday.storage.RunStatus;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunNightTest {

  private static final List<SimulatedMatch> MATCHES = SimulatedLeagues.of(7, 2021, 1).matches();
  private static final Clock TONIGHT =
      Clock.fixed(Instant.parse(SeasonOfMatches.AS_OF + "T02:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path models;
  @TempDir private Path inbox;

  private long upcoming;

  @BeforeEach
  void fill_the_inbox() throws IOException {
    StringBuilder csv = new StringBuilder(SimulatedMatch.CSV_HEADER).append('\n');
    for (SimulatedMatch match : MATCHES) {
      boolean played = match.date().isBefore(SeasonOfMatches.AS_OF);
      upcoming += played ? 0 : 1;
      csv.append(played ? match.csv() : match.csvOfFixture()).append('\n');
    }
    Files.writeString(inbox.resolve("season.csv"), csv);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_night_imports_builds_predicts_and_judges(Database database) throws IOException {
    try (database) {
      ModelRunId model = SeasonOfMatches.promoteModel(database, models, 1);
      Files.writeString(inbox.resolve("bad.csv"), "nothing,that,is\nknown,to,us\n");
      Files.writeString(inbox.resolve("growing.csv.part"), "half");
      Files.writeString(inbox.resolve(".hidden"), "x");

      NightReport report = night(database);

      long predictRun = runs(database).newest(JobKind.PREDICT, 1).get(0).id().value();
      assertThat(report.lines())
          .containsExactly(
              "import: 1 files, %d rows, %d new, 0 updated, 0 moved, 0 rejected"
                  .formatted(MATCHES.size(), MATCHES.size()),
              "features: %d matches, %d new rows, 0 changed"
                  .formatted(MATCHES.size(), MATCHES.size()),
              "predict: run %d, %d predictions by model %s".formatted(predictRun, upcoming, model),
              "evaluate: no match that was predicted before its kick-off has been played yet",
              "drift: not measured: model %s says nothing of its training window".formatted(model));
      assertThat(report.warnings()).singleElement().asString().contains("bad.csv");
      String day = SeasonOfMatches.AS_OF.toString();
      assertThat(files())
          .containsExactly(
              ".hidden",
              "done/" + day + "/season.csv",
              "growing.csv.part",
              "refused/" + day + "/bad.csv",
              "refused/" + day + "/bad.csv.reason.txt");
      assertThat(inbox.resolve("refused").resolve(day).resolve("bad.csv.reason.txt"))
          .hasContent(report.warnings().get(0));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_that_cannot_be_read_is_put_aside_and_the_night_goes_on() throws IOException {
    try (Database database = TestDatabases.h2()) {
      SeasonOfMatches.promoteModel(database, models, 1);
      // A file of this process's memory, whose first bytes are nobody's to read.
      Files.createSymbolicLink(inbox.resolve("broken.csv"), Path.of("/proc/self/mem"));

      NightReport report = night(database);

      assertThat(report.lines()).hasSize(5);
      assertThat(report.lines().get(0)).startsWith("import: 1 files, ");
      assertThat(report.warnings())
          .singleElement()
          .asString()
          .contains("broken.csv cannot be read");
      String day = SeasonOfMatches.AS_OF.toString();
      assertThat(files()).contains("refused/" + day + "/broken.csv.reason.txt");
      assertThat(inbox.resolve("broken.csv")).doesNotExist();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_night_that_was_cut_off_goes_on_with_its_step_and_the_next_begins_anew(Database database)
      throws IOException {
    try (database) {
      Files.writeString(inbox.resolve("bad.csv"), "nothing,that,is\nknown,to,us\n");
      assertThatThrownBy(() -> night(database))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("no model is named Production");
      Run cutOff = runs(database).newest(JobKind.NIGHTLY, 1).get(0);
      SeasonOfMatches.promoteModel(database, models, 1);
      Files.writeString(inbox.resolve("late.csv"), "left for the next night");

      NightReport resumed = night(database);
      NightReport next = night(database);

      assertThat(cutOff.status()).isEqualTo(RunStatus.FAILED);
      assertThat(resumed.run()).isEqualTo(cutOff.id());
      assertThat(resumed.lines())
          .extracting(line -> line.substring(0, line.indexOf(':')))
          .containsExactly("import", "features", "predict", "evaluate", "drift");
      assertThat(resumed.warnings()).singleElement().asString().contains("bad.csv");
      assertThat(runs(database).newest(JobKind.IMPORT, 10)).hasSize(3);
      assertThat(next.run()).isNotEqualTo(resumed.run());
      assertThat(next.lines()).hasSize(5);
      assertThat(next.lines().get(0))
          .isEqualTo("import: 0 files, 0 rows, 0 new, 0 updated, 0 moved, 0 rejected");
      assertThat(next.lines().get(1))
          .isEqualTo("features: %d matches, 0 new rows, 0 changed".formatted(MATCHES.size()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_night_killed_after_its_last_step_is_ended_by_the_next_launch(Database database) {
    try (database) {
      SeasonOfMatches.promoteModel(database, models, 1);
      NightReport report = night(database);
      database
          .client()
          .sql("UPDATE run SET status = 'FAILED' WHERE id = ?")
          .params(report.run().value())
          .update();

      NightReport again = night(database);

      assertThat(again.run()).isEqualTo(report.run());
      assertThat(again.lines()).isEqualTo(report.lines());
      assertThat(runs(database).find(report.run()).orElseThrow().status())
          .isEqualTo(RunStatus.COMPLETED);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void matches_unlike_those_the_model_was_trained_on_are_warned_of(Database database)
      throws IOException {
    try (database) {
      SeasonOfMatches.promoteModel(database, models, windowOfZeros());
      StringBuilder unknown = new StringBuilder("competition,season,date,home_team,away_team\n");
      for (int i = 0; i < 40; i++) {
        unknown.append("Cup,2021-22,%s,Home %d,Away %d\n".formatted(SeasonOfMatches.AS_OF, i, i));
      }
      Files.writeString(inbox.resolve("unknown.csv"), unknown);

      NightReport report = night(database);

      long predictRun = runs(database).newest(JobKind.PREDICT, 1).get(0).id().value();
      assertThat(report.lines().get(4)).isEqualTo("drift: score 0.586, 75 of 128 features drifted");
      assertThat(report.warnings())
          .singleElement()
          .asString()
          .startsWith(report.lines().get(4) + ", most of all ")
          .endsWith("; see: show drift " + predictRun);
    }
  }

  private static TrainingReference windowOfZeros() {
    FeatureReference zeros = FeatureReference.of(0, 0, 0, 0);
    int features = FeatureSet.current().schema().size();
    return new TrainingReference(1_000, 0.5, 0.25, 0.25, Collections.nCopies(features, zeros));
  }

  private NightReport night(Database database) {
    BatchEngine engine = new BatchEngine(database);
    NightParts parts =
        new NightParts(
            new ImportMatches(database, engine, TONIGHT),
            new BuildFeatures(database, engine, TONIGHT),
            new PredictMatches(database, engine, models, TONIGHT),
            new EvaluatePredictions(database, engine, TONIGHT),
            new MeasureDrift(database, engine, TONIGHT));
    PredictionRequest request =
        new PredictionRequest(
            SeasonOfMatches.AS_OF, PredictionScope.UPCOMING, JdbcModels.PRODUCTION, 2);
    return new RunNight(engine, parts, runs(database), TONIGHT).run(inbox, request, Progress.NONE);
  }

  private static JdbcRuns runs(Database database) {
    return new JdbcRuns(database, TONIGHT);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(inbox)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> inbox.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
