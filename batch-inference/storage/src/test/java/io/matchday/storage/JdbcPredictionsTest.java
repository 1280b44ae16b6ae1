package io.matchday.storage;

import static io.matchday.storage.MatchSheetBuilder.aMatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

class JdbcPredictionsTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final ModelRunId MODEL = new ModelRunId("aaaaaaaaaaaa");
  private static final LocalDate DAY = LocalDate.of(2022, 2, 1);
  private static final JdbcPredictionRuns.Identity IDENTITY =
      new JdbcPredictionRuns.Identity(DAY, PredictionScope.UPCOMING, "Production");

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void as_many_predictions_are_kept_as_were_appended(Database database) {
    try (database) {
      JdbcPredictions predictions = new JdbcPredictions(database);
      long run = 1;
      for (int count : new int[] {0, 1, 49, 50, 51, 1_000}) {
        RunId id = new RunId(run++);

        append(predictions, id, count);

        assertThat(predictions.count(id)).isEqualTo(count);
        assertThat(sumOfMatches(database, id)).isEqualTo((long) count * (count + 1) / 2);
      }
      assertThat(predictions.delete(new RunId(4))).isEqualTo(50);
      assertThat(predictions.count(new RunId(4))).isZero();
      assertThat(predictions.count(new RunId(5))).isEqualTo(51);
      assertThatThrownBy(() -> append(predictions, new RunId(5), 1))
          .isInstanceOf(DuplicateKeyException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void lines_are_read_once_each_by_date_then_match_over_many_pages_of_one_date(Database database) {
    try (database) {
      List<MatchId> ids = storeMatchesOfThreeDays(database, 2_100);
      RunId run = new RunId(3);
      append(new JdbcPredictions(database), run, ids.size());
      JdbcPredictionLines lines = new JdbcPredictionLines(database);
      List<PredictionLine> all = new ArrayList<>();
      List<PredictionLine> middle = new ArrayList<>();

      lines.read(run, DAY, DAY.plusDays(9), all::add);
      lines.read(run, DAY.plusDays(1), DAY.plusDays(1), middle::add);

      assertThat(all)
          .hasSize(2_100)
          .doesNotHaveDuplicates()
          .isSortedAccordingTo(
              (a, b) ->
                  a.date().equals(b.date())
                      ? Long.compare(a.matchId(), b.matchId())
                      : a.date().compareTo(b.date()));
      assertThat(middle).hasSize(700).allMatch(line -> line.date().equals(DAY.plusDays(1)));
      PredictionLine first = lines.find(run, ids.get(0)).orElseThrow();
      assertThat(first.homeTeam()).isEqualTo("home");
      assertThat(first.awayTeam()).isEqualTo("away 0");
      assertThat(first.score()).contains(new Score(2, 1));
      assertThat(first.probabilities()).isEqualTo(new Probabilities(0.25, 0.25, 0.5));
      assertThat(lines.find(new RunId(4), ids.get(0))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_attempt_is_begun_once_and_seen_by_readers_once_published(Database database) {
    try (database) {
      new JdbcModels(database, CLOCK).register(JdbcModelsTest.version(MODEL, 0));
      JdbcPredictionRuns runs = new JdbcPredictionRuns(database, CLOCK);
      RunId first = start(database);
      RunId second = start(database);
      RunId rival = start(database);

      runs.add(first, IDENTITY, MODEL, 4, 1);
      runs.add(second, IDENTITY, MODEL, 5, 2);

      assertThatThrownBy(() -> runs.add(rival, IDENTITY, MODEL, 5, 2))
          .isInstanceOf(DuplicateKeyException.class);
      assertThat(runs.published()).isEmpty();
      PredictionRun newest = runs.newestAttempt(IDENTITY).orElseThrow();
      assertThat(newest.id()).isEqualTo(second);
      assertThat(newest.attempt()).isEqualTo(2);
      assertThat(newest.featureVersion()).isEqualTo(5);
      assertThat(newest.publishedAt()).isEmpty();
      runs.publish(first);
      assertThat(runs.published()).extracting(PredictionRun::id).containsExactly(first);
      assertThat(
              runs.newestAttempt(
                  new JdbcPredictionRuns.Identity(DAY, PredictionScope.ALL, "Production")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void only_played_matches_are_judged(Database database) {
    try (database) {
      List<MatchId> ids = storeMatchesOfThreeDays(database, 6_000);
      append(new JdbcPredictions(database), new RunId(1), ids.size());
      append(new JdbcPredictions(database), new RunId(2), 1);
      List<JudgedPrediction> judged = new ArrayList<>();

      new JdbcJudgedPredictions(database).ofRun(new RunId(1), judged::add);

      assertThat(judged).hasSize(3_000).doesNotHaveDuplicates();
    }
  }

  private static RunId start(Database database) {
    return new JdbcRuns(database, CLOCK).start(JobKind.PREDICT, "test");
  }

  private static void append(JdbcPredictions predictions, RunId run, int count) {
    long[] matches = LongStream.rangeClosed(1, count + 5L).toArray();
    double[] probabilities = new double[matches.length * 3];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = i % 3 == 2 ? 0.5 : 0.25;
    }
    predictions.append(run, matches, probabilities, count);
  }

  private static long sumOfMatches(Database database, RunId run) {
    return database
        .client()
        .sql("SELECT COALESCE(SUM(match_id), 0) FROM prediction WHERE run_id = ?")
        .params(run.value())
        .query(Long.class)
        .single();
  }

  /** Every other match is played; days change from one match to the next. */
  private static List<MatchId> storeMatchesOfThreeDays(Database database, int count) {
    List<String> names = IntStream.range(0, count / 3).mapToObj(i -> "away " + i).toList();
    JdbcTeams teams = new JdbcTeams(database);
    TeamId home = teams.ensure(List.of("home"), Sex.MEN).get("home");
    Map<String, TeamId> away = teams.ensure(names, Sex.MEN);
    List<MatchSheet> sheets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MatchSheetBuilder match =
          aMatch().between(home, away.get(names.get(i / 3))).on(DAY.plusDays(i % 3).toString());
      sheets.add(i % 2 == 0 ? match.ended(2, 1).build() : match.build());
    }
    return new JdbcMatchIntake(database).insert(sheets);
  }
}
