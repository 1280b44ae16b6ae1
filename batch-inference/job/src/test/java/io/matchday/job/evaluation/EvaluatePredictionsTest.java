package io.matchday.job.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Odds;
import io.matchday.evaluation.PowerMethod;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTally;
import io.matchday.evaluation.Reference;
import io.matchday.evaluation.ShinMethod;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.match.MatchId;
import io.matchday.match.Outcome;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.Grouping;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.RunId;
import io.matchday.storage.Statistic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample model is trained on 2021-01-01 to 2024-12-31: what is played later judges it. */
class EvaluatePredictionsTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final String TRAINED = "2022-03-01";
  private static final String LATER = "2025-03-01";
  private static final String BEFORE = "2025-02-28T03:15:00Z";
  private static final String AFTER = "2025-09-01T03:15:00Z";
  private static final double[] HOME = {0.5, 0.3, 0.2};
  private static final double[] AWAY = {0.2, 0.2, 0.6};

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_headline_is_of_what_was_published_before_kick_off(Database database) {
    try (database) {
      PublishedRuns published = new PublishedRuns(database);
      MatchId homeWin = published.match(LATER, "E0", 2, 0);
      MatchId awayWin = published.match("2025-03-08", "E1", 0, 1);
      ModelRunId model = SeasonOfMatches.promoteModel(database, models, 1);
      published.publish("Production", model, BEFORE, List.of(homeWin, awayWin), HOME);

      EvaluationReport report = evaluate(database);

      // RPS by hand: home win with .5/.3/.2: (.25 + .04) / 2 = .145; away win: (.25 + .64) / 2.
      Quality headline = report.headline().orElseThrow();
      assertThat(headline.matches()).isEqualTo(2);
      assertThat(headline.accuracy()).isEqualTo(0.5);
      assertThat(headline.rps()).isEqualTo((0.145 + 0.445) / 2, ROUNDING);
      assertThat(headline.brier()).isEqualTo((0.38 + 0.98) / 2, ROUNDING);
      assertThat(headline.logLoss()).isEqualTo(-(Math.log(0.5) + Math.log(0.2)) / 2, ROUNDING);
      assertThat(headline.sharpness()).isEqualTo(1.0296530140645737, ROUNDING);
      assertThat(report.overall(Basis.HINDSIGHT)).isEmpty();
      assertThat(report.overall(Basis.IN_TRAINING)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void what_is_scored_afterwards_or_was_trained_on_stands_apart_and_by_name(Database database) {
    try (database) {
      PublishedRuns published = new PublishedRuns(database);
      MatchId later = published.match(LATER, "E0", 2, 0);
      MatchId another = published.match("2025-03-08", "E1", 0, 1);
      MatchId trained = published.match(TRAINED, "E0", 1, 1);
      MatchId tooOld = published.match("2020-03-01", "E0", 1, 1);
      ModelRunId model = SeasonOfMatches.promoteModel(database, models, 1);
      RunId told = published.publish("Production", model, BEFORE, List.of(later), HOME);
      RunId all =
          published.publish(
              "Production", model, AFTER, List.of(later, another, trained, tooOld), AWAY);
      evaluate(database);

      EvaluationReport report = evaluate(database);

      assertThat(groups(report.rows()))
          .containsExactly(
              "all||before_kick_off|1",
              "all||hindsight|2",
              "all||in_training|2",
              "alias|Production|before_kick_off|1",
              "alias|Production|hindsight|2",
              "alias|Production|in_training|2",
              "model|" + model.value() + "|before_kick_off|1",
              "model|" + model.value() + "|hindsight|2",
              "model|" + model.value() + "|in_training|2",
              "run|" + all + "|hindsight|2",
              "run|" + all + "|in_training|2",
              "run|" + told + "|before_kick_off|1",
              "league|E0|before_kick_off|1",
              "league|E0|hindsight|1",
              "league|E1|hindsight|1",
              "league|E0|in_training|2",
              "season|2024-25|before_kick_off|1",
              "season|2024-25|hindsight|2",
              "season|2019-20|in_training|1",
              "season|2021-22|in_training|1",
              "month|2025-03|before_kick_off|1",
              "month|2025-03|hindsight|2",
              "month|2020-03|in_training|1",
              "month|2022-03|in_training|1");
      assertThat(report.headline().orElseThrow().rps()).isEqualTo(0.145, ROUNDING);
      Quality hindsight = report.overall(Basis.HINDSIGHT).orElseThrow().quality();
      assertThat(hindsight.rps()).isEqualTo(((0.64 + 0.36) / 2 + (0.04 + 0.16) / 2) / 2, ROUNDING);
      assertThat(
              new JdbcEvaluations(database, Clock.systemUTC())
                  .latest(Arrays.asList(Grouping.values()))
                  .rows())
          .isEqualTo(report.rows());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_match_counts_once_with_what_readers_were_given_last_before_kick_off(Database database) {
    try (database) {
      PublishedRuns published = new PublishedRuns(database);
      MatchId match = published.match(LATER, "E0", 2, 0);
      ModelRunId model = SeasonOfMatches.promoteModel(database, models, 1);
      ModelRunId rival = SeasonOfMatches.promoteModel(database, models, 2);
      published.publish("Production", model, "2025-02-20T03:15:00Z", List.of(match), AWAY);
      published.publish("Production", model, BEFORE, List.of(match), HOME);
      published.publish("Challenger", rival, "2025-02-28T04:00:00Z", List.of(match), AWAY);
      published.publish("challenger", model, "2025-02-27T04:00:00Z", List.of(match), HOME);

      List<JudgementRow> rows = evaluate(database).rows();

      assertThat(rps(rows, Grouping.ALL, "")).isEqualTo(0.145, ROUNDING);
      assertThat(rps(rows, Grouping.ALIAS, "Production")).isEqualTo(0.145, ROUNDING);
      assertThat(rps(rows, Grouping.ALIAS, "Challenger")).isEqualTo(0.5, ROUNDING);
      assertThat(rps(rows, Grouping.MODEL, model.value())).isEqualTo(0.145, ROUNDING);
      assertThat(rps(rows, Grouping.MODEL, rival.value())).isEqualTo(0.5, ROUNDING);
      assertThat(rows).filteredOn(row -> row.grouping() == Grouping.ALIAS).hasSize(2);
      assertThat(rows).filteredOn(row -> row.grouping() == Grouping.RUN).hasSize(4);
      assertThat(rows)
          .allMatch(row -> row.assessment().quality().matches() == 1)
          .allMatch(row -> row.basis() == Basis.BEFORE_KICK_OFF);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_newer_model_that_was_trained_on_a_match_takes_it_out_of_hindsight(Database database) {
    try (database) {
      PublishedRuns published = new PublishedRuns(database);
      MatchId match = published.match(LATER, "E0", 2, 0);
      ModelRunId old = SeasonOfMatches.promoteModel(database, models, 1);
      ModelRunId young = SeasonOfMatches.promoteModel(database, models, 2);
      published.trainedTo(young, "2025-06-30");
      published.publish("Production", old, AFTER, List.of(match), HOME);
      published.publish("Production", young, "2025-09-02T03:15:00Z", List.of(match), HOME);

      EvaluationReport report = evaluate(database);

      assertThat(report.overall(Basis.HINDSIGHT)).isEmpty();
      assertThat(report.overall(Basis.IN_TRAINING).orElseThrow().quality().matches()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void references_are_judged_on_the_same_matches(Database database) {
    try (database) {
      PublishedRuns published = new PublishedRuns(database);
      published.match("2024-02-01", "E0", 2, 0);
      published.match("2024-02-02", "E1", 0, 3);
      MatchId plain = published.match(LATER, "E0", 2, 0);
      MatchId quoted =
          published.match(
              "2025-03-02",
              "E0",
              0,
              0,
              Map.of(Statistic.ODDS_HOME, 2.6, Statistic.ODDS_DRAW, 2.4, Statistic.ODDS_AWAY, 4.3));
      ModelRunId model = SeasonOfMatches.promoteModel(database, models, 1);
      published.publish("Production", model, AFTER, List.of(plain, quoted), HOME);

      Assessment found = evaluate(database).overall(Basis.HINDSIGHT).orElseThrow();

      // Before the first: E0 1 home win; all: 1 home, 1 away. Before the second: 2 home; 2 and 1.
      Comparison prior = found.against(Reference.LEAGUE_PRIOR).orElseThrow();
      double first = -Math.log((1 + 50 * 2 / 5.0) / 51);
      double second = -Math.log(50 * 1 / 6.0 / 52);
      assertThat(prior.matches()).isEqualTo(2);
      assertThat(prior.referenceLogLoss()).isEqualTo((first + second) / 2, ROUNDING);
      Odds odds = new Odds(2.6, 2.4, 4.3);
      assertOdds(found, Reference.ODDS_POWER, PowerMethod.probabilities(odds));
      assertOdds(found, Reference.ODDS_SHIN, ShinMethod.probabilities(odds));
    }
  }

  private static void assertOdds(Assessment found, Reference reference, Probabilities said) {
    Comparison comparison = found.against(reference).orElseThrow();
    assertThat(comparison.matches()).isEqualTo(1);
    assertThat(comparison.referenceRps())
        .isEqualTo(QualityTally.rpsOf(said, Outcome.DRAW), ROUNDING);
    // .5/.3/.2 and a draw: (.25 + .04) / 2.
    assertThat(comparison.rps()).isEqualTo(0.145, ROUNDING);
    assertThat(comparison.rpsDifference().interval()).isEmpty();
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
                        row.grouping().label(),
                        row.label(),
                        row.basis().label(),
                        row.assessment().quality().matches()))
        .toList();
  }

  private static double rps(List<JudgementRow> rows, Grouping grouping, String label) {
    return rows.stream()
        .filter(row -> row.grouping() == grouping && row.label().equals(label))
        .mapToDouble(row -> row.assessment().quality().rps())
        .findFirst()
        .orElseThrow(() -> new AssertionError(grouping + " " + label + " is missing"));
  }
}
