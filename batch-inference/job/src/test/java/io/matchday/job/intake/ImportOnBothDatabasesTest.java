package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportOnBothDatabasesTest {

  private static final int ROWS = 9_000;

  @TempDir Path folder;

  private static String league() {
    StringBuilder csv =
        new StringBuilder("competition,date,home_team,away_team,home_goals,away_goals,sex\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(
          "L%d,2023-%02d-%02d,T%d,U%d,1,%d,0%n"
              .formatted(i % 7, 1 + i / 28 % 12, 1 + i % 28, i % 50, i / 50, i % 4));
    }
    return csv.append("L0,2023-13-01,T1,U1,1,1,0\n").toString();
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_import_killed_in_the_middle_is_completed_by_the_next(Database database) {
    try (database) {
      Path file = new Imports(database, folder).write("league.csv", league());
      RunId run = new JdbcRuns(database, Imports.CLOCK).start(JobKind.IMPORT, "league.csv");
      MatchImport matchImport = new MatchImport(database, Imports.CLOCK);
      LongConsumer killed =
          rows -> {
            throw new IllegalStateException("killed after " + rows);
          };
      try {
        matchImport.run(file, ImportOptions.NONE, run, killed);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("killed after 4000");
      }

      ImportReport report = matchImport.run(file, ImportOptions.NONE, run, rows -> {});
      ImportReport again = matchImport.run(file, ImportOptions.NONE, run, rows -> {});

      assertThat(report)
          .isEqualTo(new ImportReport(ROWS + 1, ROWS - 4_000, 0, 0, 4_000, 0, 1, 0, 0, 0));
      assertThat(again).isEqualTo(new ImportReport(ROWS + 1, 0, 0, 0, ROWS, 0, 1, 0, 0, 0));
      assertThat(new JdbcMatches(database).count()).isEqualTo(ROWS);
      assertThat(new JdbcRejectedRows(database).count(run)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void two_imports_of_one_file_at_once_make_each_match_once(Database database) throws Exception {
    try (database) {
      Path file = new Imports(database, folder).write("league.csv", league());
      ExecutorService threads = Executors.newFixedThreadPool(2);
      List<Future<ImportReport>> imports = new ArrayList<>();

      for (int i = 0; i < 2; i++) {
        RunId run = new JdbcRuns(database, Imports.CLOCK).start(JobKind.IMPORT, "league.csv");
        imports.add(
            threads.submit(
                () ->
                    new MatchImport(database, Imports.CLOCK)
                        .run(file, ImportOptions.NONE, run, rows -> {})));
      }

      long inserted = 0;
      for (Future<ImportReport> done : imports) {
        inserted += done.get(2, TimeUnit.MINUTES).inserted();
      }
      threads.shutdown();
      assertThat(inserted).isEqualTo(ROWS);
      assertThat(new JdbcMatches(database).count()).isEqualTo(ROWS);
    }
  }
}
