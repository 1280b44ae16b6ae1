package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.Sex;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What pages of predictions cost: 120,000 matches, 20 runs of 110,000 predictions and one of 3,000.
 * No part of the build, being slow: {@code -Dtest=PredictionPagesMeasurement} runs it.
 */
class PredictionPagesMeasurement {

  private static final LocalDate DAWN = LocalDate.of(1, 1, 1);
  private static final LocalDate DUSK = LocalDate.of(9999, 12, 31);
  private static final int TIMES = 6;
  private static final int RUNS = 20;
  private static final Optional<PageKey> FIRST = Optional.empty();
  private static final Optional<PageKey> MIDDLE =
      Optional.of(new PageKey(LocalDate.of(2015, 6, 1), 72_000));

  @TempDir Path folder;

  private record Question(MatchFilter filter, Optional<PageKey> after) {}

  private static Map<String, Question> questions() {
    Map<String, Question> questions = new LinkedHashMap<>();
    questions.put("first 100", new Question(MatchFilter.first(100), FIRST));
    questions.put("first 1,000", new Question(MatchFilter.first(1_000), FIRST));
    questions.put("middle 100", new Question(MatchFilter.first(100), MIDDLE));
    questions.put("middle 1,000", new Question(MatchFilter.first(1_000), MIDDLE));
    questions.put("of a league", new Question(filter("L3", "", ""), FIRST));
    questions.put("of no league there is", new Question(filter("none", "", ""), FIRST));
    questions.put("of a team", new Question(filter("", "T125", ""), FIRST));
    questions.put("not yet played", new Question(filter("", "", "false"), FIRST));
    return questions;
  }

  private static MatchFilter filter(String league, String team, String played) {
    return new MatchFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.of(league).filter(name -> !name.isEmpty()),
        Optional.of(team).filter(name -> !name.isEmpty()),
        Optional.of(Sex.MEN),
        Optional.of(played).filter(text -> !text.isEmpty()).map(Boolean::valueOf),
        100);
  }

  @Test
  void a_page_costs_a_fraction_of_its_run() {
    // H2 would else answer the same question from the last answer.
    String url = "jdbc:h2:file:" + folder.resolve("db") + ";OPTIMIZE_REUSE_RESULTS=0";
    Database h2 = Database.open(new DatabaseSettings(url, "sa", "", 12));
    h2.migrate();
    measure("H2", h2, "SYSTEM_RANGE(1, %d) AS s(x)", "DATEADD(DAY, x / 12, DATE '1999-01-01')");
    measure(
        "PostgreSQL",
        TestDatabases.postgres(),
        "generate_series(1, %d) AS s(x)",
        "DATE '1999-01-01' + x / 12");
  }

  private static void measure(String name, Database opened, String series, String date) {
    try (Database database = opened) {
      RunId large = fill(database, series, date);
      RunId small = new RunId(large.value() + 1);
      JdbcPredictionLines lines = new JdbcPredictionLines(database);
      double whole = milliseconds(() -> lines.read(large, DAWN, DUSK, line -> {}));
      System.out.printf(Locale.ROOT, "%s: the whole run %.0f ms%n", name, whole);
      questions()
          .forEach(
              (what, asked) -> {
                double ofLarge = milliseconds(() -> lines.page(large, asked.filter, asked.after));
                double ofSmall = milliseconds(() -> lines.page(small, asked.filter, asked.after));
                System.out.printf(
                    Locale.ROOT, "%s: %s: %.1f ms, %.1f ms%n", name, what, ofLarge, ofSmall);
                assertThat(Math.max(ofLarge, ofSmall)).as(what).isLessThan(whole / 2);
              });
    }
  }

  /** The best of several times. */
  private static double milliseconds(Runnable work) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }

  /** Fills the tables; the last run, one after the one given back, is of matches to come alone. */
  private static RunId fill(Database database, String series, String date) {
    JdbcClient client = database.client();
    client
        .sql(
            "INSERT INTO team (id, name, sex) SELECT x, CONCAT('T', x), 0 FROM "
                + series.formatted(240))
        .update();
    client
        .sql(
            """
            INSERT INTO match (id, competition, season, match_date, home_team_id, away_team_id,
              neutral, sex, home_goals, away_goals)
            SELECT x, CONCAT('L', MOD(x, 40)), '2020', %s, MOD(x * 7, 120) + 1,
              MOD(x * 13, 120) + 121, FALSE, 0, CASE WHEN x < 117000 THEN 1 END,
              CASE WHEN x < 117000 THEN 1 END
            FROM %s
            """
                .formatted(date, series.formatted(120_000)))
        .update();
    JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
    RunId last = predict(client, runs, series, 10_000);
    for (int i = 1; i < RUNS; i++) {
      last = predict(client, runs, series, 10_000);
    }
    predict(client, runs, series, 117_000);
    database.vacuum("match", "feature_row");
    database.refreshStatistics("prediction");
    return last;
  }

  private static RunId predict(JdbcClient client, JdbcRuns runs, String series, int above) {
    RunId run = runs.start(JobKind.PREDICT, "measured");
    client
        .sql(
            """
            INSERT INTO prediction (id, run_id, match_id, p_home, p_draw, p_away)
            SELECT %d + x, %d, x, 0.5, 0.25, 0.25 FROM %s WHERE x > %d
            """
                .formatted(RowKey.firstOfRun(run), run.value(), series.formatted(120_000), above))
        .update();
    return run;
  }
}
