package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcPredictionLinesTest {

  private static final RunId SMALL = new RunId(3);
  private static final RunId LARGE = new RunId(4);
  private static final RunId EMPTY = new RunId(5);
  private static final int MATCHES = (int) JdbcPredictionLines.READ_WHOLE + 500;
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

  /** Team 1 to 10 are men's; 11 to 20 are women's, and bear the same names. */
  private static void fill(Database database) {
    for (int team = 1; team <= 20; team++) {
      database
          .client()
          .sql("INSERT INTO team (id, name, sex) VALUES (?, ?, ?)")
          .params(team, "Team " + (team - 1) % 10, team <= 10 ? 0 : 1)
          .update();
    }
    Random random = new Random(8);
    List<Object[]> matches = new ArrayList<>();
    List<Object[]> predictions = new ArrayList<>();
    for (long id = 1; id <= MATCHES; id++) {
      int sex = random.nextInt(2);
      int home = random.nextInt(10);
      int away = (home + 1 + random.nextInt(9)) % 10;
      // A few hundred days with several matches each, so that many keys share a date.
      LocalDate day = FIRST_DAY.plusDays(id * 7919 % 900);
      Integer goals = day.isBefore(FIRST_DAY.plusDays(800)) ? 1 : null;
      matches.add(
          new Object[] {
            id, "L" + id % 3, day, 1 + sex * 10 + home, 1 + sex * 10 + away, sex, goals, goals
          });
      predictions.add(prediction(LARGE, id));
      if (id % 40 == 0) {
        predictions.add(prediction(SMALL, id));
      }
    }
    database
        .template()
        .batchUpdate(
            """
            INSERT INTO match (id, competition, season, match_date, home_team_id, away_team_id,
              neutral, sex, home_goals, away_goals)
            VALUES (?, ?, '2020', ?, ?, ?, FALSE, ?, ?, ?)
            """,
            distinct(matches));
    database
        .template()
        .batchUpdate(
            """
            INSERT INTO prediction (id, run_id, match_id, p_home, p_draw, p_away)
            VALUES (?, ?, ?, 0.5, 0.25, 0.25)
            """,
            predictions);
  }

  /** One match a pair and day; predictions of the others stay without a match. */
  private static List<Object[]> distinct(List<Object[]> matches) {
    Set<String> seen = new HashSet<>();
    return matches.stream()
        .filter(match -> seen.add(match[2] + "/" + match[3] + "/" + match[4]))
        .toList();
  }

  private static Object[] prediction(RunId run, long match) {
    return new Object[] {RowKey.firstOfRun(run) | match, run.value(), match};
  }

  private static List<PredictionLine> walk(
      JdbcPredictionLines lines, RunId run, MatchFilter filter) {
    List<PredictionLine> all = new ArrayList<>();
    Optional<PageKey> after = Optional.empty();
    List<PredictionLine> page;
    do {
      page = lines.page(run, filter, after);
      all.addAll(page);
      if (!page.isEmpty()) {
        PredictionLine last = page.get(page.size() - 1);
        after = Optional.of(PageKey.of(last));
      }
    } while (page.size() == filter.limit());
    return all;
  }

  /** Every line of a run, found one by one, in order. */
  private static List<PredictionLine> whole(Database database, RunId run) {
    JdbcPredictionLines lines = new JdbcPredictionLines(database);
    return database
        .client()
        .sql("SELECT match_id FROM prediction WHERE run_id = ?")
        .params(run.value())
        .query(Long.class)
        .list()
        .stream()
        .flatMap(match -> lines.find(run, new MatchId(match)).stream())
        .sorted(Comparator.comparing(PredictionLine::date).thenComparing(PredictionLine::matchId))
        .toList();
  }

  private static boolean passes(PredictionLine line, MatchFilter filter) {
    return filter.from().filter(day -> line.date().isBefore(day)).isEmpty()
        && filter.until().filter(day -> line.date().isAfter(day)).isEmpty()
        && filter.competition().filter(name -> !line.competition().equals(name)).isEmpty()
        && filter
            .team()
            .filter(name -> !line.homeTeam().equals(name) && !line.awayTeam().equals(name))
            .isEmpty()
        && filter.sex().filter(sex -> line.sex() != sex).isEmpty()
        && filter.played().filter(played -> line.score().isPresent() != played).isEmpty();
  }

  private static List<MatchFilter> filters() {
    Optional<String> none = Optional.empty();
    List<MatchFilter> filters = new ArrayList<>();
    for (Optional<LocalDate> from : List.of(Optional.<LocalDate>empty(), day(300))) {
      for (Optional<String> league : List.of(none, Optional.of("L2"), Optional.of("l2"))) {
        for (Optional<String> team : List.of(none, Optional.of("Team 3"), Optional.of("Team"))) {
          filters.add(
              new MatchFilter(from, day(850), league, team, Optional.of(Sex.WOMEN), none(), 97));
          filters.add(
              new MatchFilter(
                  from,
                  Optional.empty(),
                  league,
                  team,
                  Optional.empty(),
                  Optional.of(false),
                  1_000));
        }
      }
    }
    return filters;
  }

  private static Optional<Boolean> none() {
    return Optional.empty();
  }

  private static Optional<LocalDate> day(int number) {
    return Optional.of(FIRST_DAY.plusDays(number));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void pages_of_any_filter_put_together_are_the_run_filtered_in_order(Database database) {
    try (database) {
      fill(database);
      JdbcPredictionLines lines = new JdbcPredictionLines(database);
      for (RunId run : List.of(SMALL, LARGE)) {
        List<PredictionLine> whole = whole(database, run);

        assertThat(walk(lines, run, MatchFilter.first(250))).isEqualTo(whole);
        for (MatchFilter filter : filters()) {
          assertThat(walk(lines, run, filter))
              .isEqualTo(whole.stream().filter(line -> passes(line, filter)).toList());
        }
      }
      assertThat(lines.page(EMPTY, MatchFilter.first(10), Optional.empty())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_page_begins_after_its_key_and_holds_no_more_than_its_limit(Database database) {
    try (database) {
      fill(database);
      JdbcPredictionLines lines = new JdbcPredictionLines(database);
      List<PredictionLine> first = lines.page(SMALL, MatchFilter.first(5), Optional.empty());
      PageKey third = PageKey.of(first.get(2));

      List<PredictionLine> page = lines.page(SMALL, MatchFilter.first(2), Optional.of(third));

      assertThat(page).isEqualTo(first.subList(3, 5));
      assertThat(page.get(0).probabilities()).isEqualTo(new Probabilities(0.5, 0.25, 0.25));
    }
  }
}
