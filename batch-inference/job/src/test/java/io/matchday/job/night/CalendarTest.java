package io.matchday.job.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.intake.ImportOptions;
import io.matchday.job.intake.ImportReport;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunCounts;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Days that trip calendars, through import, features and predictions. */
class CalendarTest {

  private static final String HEADER =
      "competition,season,date,kick_off,home_team,away_team,home_goals,away_goals\n";

  private static final List<String> TEAMS =
      List.of("Ajax", "Genk", "Lille", "Parma", "Porto", "Turku");

  private static final TimeZone ZONE = TimeZone.getDefault();

  @TempDir private Path folder;
  @TempDir private Path models;

  @AfterEach
  void give_the_zone_back() {
    TimeZone.setDefault(ZONE);
  }

  /** Every pair on its day, from August to the day before; a fixture from that day on. */
  private static String season(LocalDate today) {
    StringBuilder csv = new StringBuilder(HEADER);
    LocalDate day = LocalDate.of(2023, 8, 5);
    for (String home : TEAMS) {
      for (String away : TEAMS) {
        if (!home.equals(away)) {
          boolean played = day.isBefore(today);
          csv.append(
              "Cup,2023-24,%s,20:45,%s,%s,%s\n"
                  .formatted(day, home, away, played ? day.getDayOfMonth() % 4 + ",1" : ","));
          day = day.plusDays(9);
        }
      }
    }
    return csv.toString();
  }

  /** Fixtures at hours that do not exist, or exist twice, in Europe and Australia. */
  private static String fixturesAtTheChange() {
    return HEADER
        + """
        League,2023-24,2024-03-10,02:30,Ajax,Genk,,
        League,2023-24,2024-03-31,02:30,Genk,Lille,,
        League,2023-24,2024-03-31,00:00,Lille,Parma,,
        League,2023-24,2024-04-07,02:15,Parma,Porto,,
        League,2023-24,2024-04-07,23:59,Porto,Turku,,
        """;
  }

  @Test
  void the_zone_of_the_machine_changes_nothing_around_the_change_of_clocks() throws Exception {
    LocalDate today = LocalDate.of(2024, 3, 9);
    List<List<String>> answers = new ArrayList<>();
    for (String zone : List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe")) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      for (Database database : List.of(h2In(zone), TestDatabases.postgres())) {
        try (database) {
          SeasonOfMatches.promoteModel(database, models, 1);
          importText(database, season(today), today);
          importText(database, fixturesAtTheChange(), today);
          predict(database, today);
          answers.add(answers(database));
        }
      }
    }

    assertThat(answers.get(0)).hasSize(5 + 5);
    assertThat(answers.get(0).get(0)).startsWith("2024-03-10 02:30 Ajax");
    assertThat(answers).allMatch(answers.get(0)::equals);
  }

  /** H2 looks at the zone of the machine once for a process, so it is told. */
  private static Database h2In(String zone) {
    DatabaseSettings settings = TestDatabases.h2Settings();
    Database database =
        Database.open(
            new DatabaseSettings(
                settings.url() + ";TIME ZONE=" + zone, settings.user(), settings.password(), 12));
    database.migrate();
    return database;
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_match_on_the_leap_day_is_predicted_then_played_then_remembered(Database database)
      throws Exception {
    try (database) {
      LocalDate eve = LocalDate.of(2024, 2, 28);
      LocalDate leapDay = LocalDate.of(2024, 2, 29);
      SeasonOfMatches.promoteModel(database, models, 1);
      importText(database, season(eve), eve);
      String fixture = HEADER + "League,2023-24,2024-02-29,20:00,Ajax,Genk,,\n";
      importText(database, fixture, eve);

      predict(database, eve);
      List<String> predicted = answers(database);
      String result = HEADER + "League,2023-24,2024-02-29,20:00,Ajax,Genk,3,0\n";
      ImportReport report = importText(database, result, leapDay.plusDays(1));
      RunCounts after = predict(database, leapDay.plusDays(1));

      assertThat(predicted).filteredOn(line -> line.startsWith("2024-02-29 20:00 Ajax")).hasSize(1);
      assertThat(report.updated()).isEqualTo(1);
      assertThat(after.rejected()).isZero();
      assertThat(after.written())
          .isEqualTo(predicted.stream().filter(line -> line.compareTo("2024-03-01") > 0).count())
          .isEqualTo(6);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_match_postponed_twice_and_brought_forward_stays_one_match(Database database)
      throws Exception {
    try (database) {
      LocalDate today = LocalDate.of(2024, 2, 20);
      SeasonOfMatches.promoteModel(database, models, 1);
      importText(database, season(today), today);
      long runs = 0;
      List<Long> ids = new ArrayList<>();
      for (String day : List.of("2024-02-29", "2024-03-31", "2024-04-30", "2024-03-10")) {
        String fixture = HEADER + "League,2023-24," + day + ",02:30,Ajax,Genk,,\n";
        importText(database, fixture, today);
        RunCounts counts = predict(database, today);
        runs++;

        List<Long> found = matchesOf(database, "League");
        assertThat(found).hasSize(1);
        ids.addAll(found);
        assertThat(counts.rejected()).isZero();
        assertThat(answers(database))
            .filteredOn(line -> line.startsWith(day + " 02:30"))
            .hasSize(1);
      }

      assertThat(ids).containsOnly(ids.get(0));
      assertThat(number(database, "SELECT COUNT(*) FROM prediction_run")).isEqualTo(runs);
      String result = HEADER + "League,2023-24,2024-03-12,,Ajax,Genk,1,1\n";
      LocalDate later = LocalDate.of(2024, 3, 13);
      assertThat(importText(database, result, later).moved()).isEqualTo(1);
      predict(database, later);
      assertThat(matchesOf(database, "League")).isEqualTo(ids.subList(0, 1));
      assertThat(answers(database)).noneMatch(line -> line.contains("02:30"));
    }
  }

  private ImportReport importText(Database database, String csv, LocalDate today)
      throws IOException {
    Path file = Files.writeString(folder.resolve("matches.csv"), csv);
    ImportReport report =
        new ImportMatches(database, new BatchEngine(database), at(today))
            .run(file, ImportOptions.NONE, Progress.NONE)
            .report();
    assertThat(report.balances()).isTrue();
    assertThat(report.rejected()).isZero();
    return report;
  }

  private RunCounts predict(Database database, LocalDate today) {
    BatchEngine engine = new BatchEngine(database);
    new BuildFeatures(database, engine, at(today)).run(Progress.NONE);
    return new PredictMatches(database, engine, models, at(today))
        .run(
            new PredictionRequest(today, PredictionScope.UPCOMING, JdbcModels.PRODUCTION, 2),
            Progress.NONE)
        .run()
        .run()
        .counts();
  }

  /** Two in the morning, in UTC. */
  private static Clock at(LocalDate today) {
    return Clock.fixed(
        today.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(2)), ZoneOffset.UTC);
  }

  /**
   * The newest run by date: when, who, what the features know, and the probabilities to the bit.
   */
  private static List<String> answers(Database database) {
    return database
        .client()
        .sql(
            """
            SELECT CAST(m.match_date AS VARCHAR(10)), CAST(m.kick_off AS VARCHAR(5)), h.name,
              f.as_of, p.p_home, p.p_draw
            FROM prediction p
            JOIN match m ON m.id = p.match_id
            JOIN team h ON h.id = m.home_team_id
            JOIN feature_row f ON f.match_id = m.id
            WHERE p.run_id = (SELECT MAX(run_id) FROM prediction_run WHERE published_at IS NOT NULL)
            ORDER BY m.match_date, m.kick_off, m.id
            """)
        .query(
            (row, number) ->
                "%s %s %s %s %x %x"
                    .formatted(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        Double.doubleToRawLongBits(row.getDouble(5)),
                        Double.doubleToRawLongBits(row.getDouble(6))))
        .list();
  }

  private static List<Long> matchesOf(Database database, String competition) {
    return database
        .client()
        .sql("SELECT id FROM match WHERE competition = ?")
        .params(competition)
        .query(Long.class)
        .list();
  }

  private static long number(Database database, String sql) {
    return database.client().sql(sql).query(Long.class).single();
  }
}
