package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Interval;
import io.matchday.evaluation.LeaguePrior;
import io.matchday.evaluation.Odds;
import io.matchday.evaluation.PairedDifference;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.match.MatchId;
import io.matchday.match.Outcome;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcEvaluationsTest {

  private static final Instant NOW = Instant.parse("2026-05-01T03:00:00Z");
  private static final List<Grouping> EVERYTHING = Arrays.asList(Grouping.values());
  private static final Quality QUALITY = new Quality(3, 0.5, 1.0, 0.6, 0.2, 0.1, 0.9);
  private static final PairedDifference SURE =
      new PairedDifference(-0.01, Optional.of(new Interval(-0.02, -0.001)));
  private static final PairedDifference UNSURE = new PairedDifference(0.01, Optional.empty());

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_judgement_is_read_back_as_it_was_stored_and_replaces_the_last(Database database) {
    try (database) {
      JdbcEvaluations evaluations = new JdbcEvaluations(database, Clock.fixed(NOW, ZoneOffset.UTC));
      JudgementRow all = row(Grouping.ALL, "", Basis.BEFORE_KICK_OFF, Map.of());
      JudgementRow league =
          row(
              Grouping.LEAGUE,
              "Damligan Väst",
              Basis.HINDSIGHT,
              Map.of(
                  Reference.LEAGUE_PRIOR, new Comparison(3, 1.0, 1.1, UNSURE, 0.2, 0.25, SURE),
                  Reference.ODDS_SHIN, new Comparison(2, 0.9, 0.8, SURE, 0.3, 0.2, UNSURE)));
      JudgementRow model = row(Grouping.MODEL, "0123456789ab", Basis.IN_TRAINING, Map.of());
      assertThat(evaluations.judgedAt()).isEmpty();

      evaluations.replace(List.of(model));
      assertThat(evaluations.latest(List.of(Grouping.LEAGUE)))
          .isEqualTo(new Judgement(Optional.of(NOW), List.of()));
      evaluations.replace(List.of(all, league, model));

      assertThat(evaluations.latest(EVERYTHING))
          .isEqualTo(new Judgement(Optional.of(NOW), List.of(all, league, model)));
      assertThat(evaluations.latest(List.of(Grouping.MODEL, Grouping.ALL)))
          .isEqualTo(new Judgement(Optional.of(NOW), List.of(all, model)));
      assertThat(evaluations.judgedAt()).contains(NOW);
      evaluations.replace(List.of());
      assertThat(evaluations.latest(EVERYTHING))
          .isEqualTo(new Judgement(Optional.empty(), List.of()));
      assertThat(evaluations.judgedAt()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_judgement_is_read_whole_while_others_take_its_place(Database database) throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    AtomicBoolean ended = new AtomicBoolean();
    try (database) {
      List<Judgement> stored = List.of(judgement(1), judgement(2));
      store(database, stored.get(0));
      Future<Integer> rounds =
          writer.submit(
              () -> {
                int round = 0;
                while (!ended.get()) {
                  store(database, stored.get(++round % 2));
                }
                return round;
              });

      JdbcEvaluations evaluations = new JdbcEvaluations(database, Clock.systemUTC());
      Set<Judgement> seen = new HashSet<>();
      for (int read = 0; read < 1_000 || (seen.size() < 2 && !rounds.isDone()); read++) {
        Judgement judgement = evaluations.latest(EVERYTHING);
        assertThat(judgement).isIn(stored);
        seen.add(judgement);
      }
      ended.set(true);

      assertThat(rounds.get()).isGreaterThan(1);
      assertThat(seen).containsExactlyInAnyOrderElementsOf(stored);
    } finally {
      ended.set(true);
      writer.shutdown();
    }
  }

  /** All figures of one say which it is. */
  private static Judgement judgement(int number) {
    double figure = number / 4.0;
    Quality quality = new Quality(number, figure, figure, figure, figure, figure, figure);
    PairedDifference difference = new PairedDifference(figure, Optional.empty());
    Comparison comparison =
        new Comparison(number, figure, figure, difference, figure, figure, difference);
    Assessment assessment = new Assessment(quality, Map.of(Reference.ODDS_SHIN, comparison));
    List<JudgementRow> rows =
        List.of("E0", "E1", "E2").stream()
            .map(league -> new JudgementRow(Grouping.LEAGUE, league, Basis.HINDSIGHT, assessment))
            .toList();
    return new Judgement(Optional.of(NOW.plusSeconds(number)), rows);
  }

  private static void store(Database database, Judgement judgement) {
    Clock clock = Clock.fixed(judgement.at().orElseThrow(), ZoneOffset.UTC);
    new JdbcEvaluations(database, clock).replace(judgement.rows());
  }

  private static JudgementRow row(
      Grouping grouping, String label, Basis basis, Map<Reference, Comparison> comparisons) {
    return new JudgementRow(grouping, label, basis, new Assessment(QUALITY, comparisons));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_judged_prediction_comes_with_its_kick_off_and_the_latest_odds_known(Database database) {
    try (database) {
      TeamPair teams = teams(database);
      List<MatchId> ids =
          new JdbcMatchIntake(database)
              .insert(
                  List.of(
                      match(teams, "2025-03-01").at("20:45").ended(1, 0).with(odds(2.0)).build(),
                      match(teams, "2025-03-02").ended(0, 0).with(bothOdds(2.0, 1.9)).build(),
                      match(teams, "2025-03-03").ended(0, 1).build(),
                      match(teams, "2025-03-04").build()));
      long[] matches = ids.stream().mapToLong(MatchId::value).toArray();
      double[] probabilities = {0.5, 0.3, 0.2, 0.5, 0.3, 0.2, 0.5, 0.3, 0.2, 0.5, 0.3, 0.2};
      new JdbcPredictions(database).append(new RunId(7), matches, probabilities, 4);
      List<JudgedPrediction> judged = new ArrayList<>();

      new JdbcJudgedPredictions(database).ofRun(new RunId(7), judged::add);

      assertThat(judged)
          .extracting(JudgedPrediction::outcome)
          .containsExactly(Outcome.HOME, Outcome.DRAW, Outcome.AWAY);
      assertThat(judged)
          .extracting(JudgedPrediction::kickOff)
          .containsExactly(
              Instant.parse("2025-03-01T20:45:00Z"),
              Instant.parse("2025-03-02T12:00:00Z"),
              Instant.parse("2025-03-03T12:00:00Z"));
      assertThat(judged.get(0).odds()).contains(new Odds(2.0, 3.5, 4.5));
      assertThat(judged.get(1).odds()).contains(new Odds(1.9, 3.4, 4.4));
      assertThat(judged.get(2).odds()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_league_prior_is_that_of_the_results_stored(Database database) {
    try (database) {
      TeamPair teams = teams(database);
      new JdbcMatchIntake(database)
          .insert(
              List.of(
                  match(teams, "2025-03-08").ended(2, 2).build(),
                  match(teams, "2025-03-01").ended(1, 0).build(),
                  match(teams, "2025-03-02").in("E1").ended(0, 3).build(),
                  match(teams, "2025-03-04").build()));
      LeaguePrior expected = new LeaguePrior();
      expected.takeIn("E0", LocalDate.parse("2025-03-01"), 1, 0, 0);
      expected.takeIn("E1", LocalDate.parse("2025-03-02"), 0, 0, 1);
      expected.takeIn("E0", LocalDate.parse("2025-03-08"), 0, 1, 0);

      LeaguePrior prior = new JdbcJudgedPredictions(database).leaguePrior();

      for (int day = 1; day < 12; day++) {
        LocalDate date = LocalDate.of(2025, 3, day);
        for (String competition : List.of("E0", "E1", "E2")) {
          assertThat(prior.before(competition, date)).isEqualTo(expected.before(competition, date));
        }
      }
      assertThat(prior.before("E0", LocalDate.parse("2025-03-02")).home())
          .isCloseTo((1 + 50 * 0.5) / 51, within(1e-12));
    }
  }

  private static TeamPair teams(Database database) {
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(List.of("A", "B"), Sex.MEN);
    return new TeamPair(teams.get("A"), teams.get("B"));
  }

  private static MatchSheetBuilder match(TeamPair teams, String day) {
    return MatchSheetBuilder.aMatch().between(teams.home(), teams.away()).on(day);
  }

  private static Map<Statistic, Double> odds(double home) {
    return Map.of(Statistic.ODDS_HOME, home, Statistic.ODDS_DRAW, 3.5, Statistic.ODDS_AWAY, 4.5);
  }

  private static Map<Statistic, Double> bothOdds(double home, double closing) {
    return Map.of(
        Statistic.ODDS_HOME, home,
        Statistic.ODDS_DRAW, 3.5,
        Statistic.ODDS_AWAY, 4.5,
        Statistic.CLOSING_ODDS_HOME, closing,
        Statistic.CLOSING_ODDS_DRAW, 3.4,
        Statistic.CLOSING_ODDS_AWAY, 4.4);
  }
}
