package io.matchday.job.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.evaluation.Quality;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.JobKind;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.MatchSheetBuilder;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample model is trained on 2021-01-01 to 2024-12-31: what is played later judges it. */
class EvaluatePredictionsTest {

  private static final String INSIDE = "2022-03-01";
  private static final String OUTSIDE = "2025-03-01";

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void quality_is_that_of_the_newest_run_and_matches_of_training_stand_apart(Database database) {
    try (database) {
      List<MatchId> ids = store(database);
      ModelRunId model = SeasonOfMatches.promoteModel(database, models, 1);
      RunId old = publish(database, model, 1, List.of(ids.get(0), ids.get(2)), 0.2, 0.2, 0.6);
      RunId young = publish(database, model, 2, ids.subList(0, 2), 0.5, 0.3, 0.2);
      evaluate(database);

      EvaluationReport report = evaluate(database);

      // Match 0 is a home win outside training, match 1 an away win outside, match 2 a draw inside.
      // RPS by hand: home win with .5/.3/.2: (.25 + .04) / 2 = .145; away win: (.25 + .64) / 2.
      Quality headline = report.headline().orElseThrow();
      assertThat(headline.matches()).isEqualTo(2);
      assertThat(headline.accuracy()).isEqualTo(0.5);
      assertThat(headline.rps()).isEqualTo((0.145 + 0.445) / 2, within(1e-12));
      assertThat(headline.brier()).isEqualTo((0.38 + 0.98) / 2, within(1e-12));
      assertThat(headline.logLoss()).isEqualTo(-(Math.log(0.5) + Math.log(0.2)) / 2, within(1e-12));
      assertThat(groups(report.rows()))
          .containsExactly(
              "all||false|2",
              "all||true|1",
              "run|" + young + "|false|2",
              "run|" + old + "|false|1",
              "run|" + old + "|true|1",
              "league|E0|false|1",
              "league|E1|false|1",
              "league|E0|true|1",
              "season|2024-25|false|2",
              "season|2021-22|true|1");
      Quality inside = report.rows().get(1).quality();
      assertThat(inside.rps()).isEqualTo((0.04 + 0.36) / 2, within(1e-12));
      assertThat(new JdbcEvaluations(database, Clock.systemUTC()).latest())
          .isEqualTo(report.rows());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void without_anything_to_judge_there_is_no_headline(Database database) {
    try (database) {
      EvaluationReport report = evaluate(database);

      assertThat(report.headline()).isEmpty();
      assertThat(report.rows()).isEmpty();
    }
  }

  private static EvaluationReport evaluate(Database database) {
    return new EvaluatePredictions(database, new BatchEngine(database), Clock.systemUTC())
        .run(Progress.NONE);
  }

  private static List<String> groups(List<JudgementRow> rows) {
    return rows.stream()
        .map(
            row ->
                "%s|%s|%s|%d"
                    .formatted(
                        row.grouping(), row.label(), row.inTraining(), row.quality().matches()))
        .toList();
  }

  private static List<MatchId> store(Database database) {
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(List.of("A", "B"), Sex.MEN);
    MatchSheet homeWin = match(teams).on(OUTSIDE).season("2024-25").ended(2, 0).build();
    MatchSheet awayWin =
        match(teams).on("2025-03-08").season("2024-25").in("E1").ended(0, 1).build();
    MatchSheet draw = match(teams).on(INSIDE).season("2021-22").ended(1, 1).build();
    return new JdbcMatchIntake(database).insert(List.of(homeWin, awayWin, draw));
  }

  private static MatchSheetBuilder match(Map<String, TeamId> teams) {
    return MatchSheetBuilder.aMatch().between(teams.get("A"), teams.get("B"));
  }

  private static RunId publish(
      Database database, ModelRunId model, int attempt, List<MatchId> matches, double... each) {
    JdbcPredictionRuns runs = new JdbcPredictionRuns(database, Clock.systemUTC());
    RunId run = new JdbcRuns(database, Clock.systemUTC()).start(JobKind.PREDICT, "test");
    runs.add(
        run,
        new JdbcPredictionRuns.Identity(
            LocalDate.parse(OUTSIDE), PredictionScope.ALL, "Production"),
        model,
        1,
        attempt);
    double[] probabilities = new double[matches.size() * 3];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = each[i % 3];
    }
    long[] ids = matches.stream().mapToLong(MatchId::value).toArray();
    new JdbcPredictions(database).append(run, ids, probabilities, matches.size());
    runs.publish(run);
    return run;
  }
}
