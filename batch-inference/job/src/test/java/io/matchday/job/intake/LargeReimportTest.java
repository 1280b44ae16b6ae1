package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files so large that the rest of them is compared in memory once they prove to be known. */
class LargeReimportTest {

  private static final int ROWS = 20_000;
  private static final String HEADER =
      "competition,date,home_team,away_team,home_goals,away_goals,kick_off\n";

  @TempDir Path folder;

  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          "L%d,20%02d-%02d-%02d,T%d,U%d,1,%d,15:00"
              .formatted(
                  i % 7, 10 + i / 2_000, 1 + i / 28 % 12, 1 + i % 28, i % 50, i / 50, i % 4));
    }
    return rows;
  }

  private static String csv(List<String> rows) {
    return HEADER + String.join("\n", rows) + "\n";
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_large_file_that_is_known_is_reported_row_by_row_as_unchanged(Database database) {
    try (database) {
      Imports imports = new Imports(database, folder);
      imports.text(csv(rows()));

      ImportReport again = imports.text(csv(rows()));

      assertThat(again).isEqualTo(new ImportReport(ROWS, 0, 0, 0, ROWS, 0, 0, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void what_is_new_in_the_rest_of_a_known_file_is_found(Database database) {
    try (database) {
      Imports imports = new Imports(database, folder);
      List<String> rows = rows();
      imports.text(csv(rows));
      int late = 19_000;
      String row = rows.get(late);
      rows.set(late, row.replaceFirst(",1,\\d,15:00", ",9,9,15:00"));
      rows.set(late + 1, rows.get(late + 1).replaceFirst("^L\\d", "Renamed"));
      rows.set(late + 2, rows.get(late + 2).replaceFirst("15:00", ""));
      rows.set(late + 3, rows.get(late + 3).replaceFirst("T\\d+", "Newcomers"));
      rows.set(late + 4, rows.get(late + 4).replaceFirst(",20", ",30"));
      rows.add(row);
      rows.add(rows.get(late + 5));
      rows.add(rows.get(late + 6).replaceFirst(",1,\\d,15:00", ",8,8,15:00"));

      ImportReport report = imports.text(csv(rows));

      // Rejected: the wrong year, the old score after the new one, a score that differs.
      assertThat(report).isEqualTo(new ImportReport(ROWS + 3, 1, 1, 0, ROWS - 3, 1, 3, 1, 1, 0));
      assertThat(imports.rejects())
          .hasSize(3)
          .anyMatch(text -> text.startsWith((ROWS + 2) + " |") && text.contains("gives 1-"))
          .anyMatch(text -> text.startsWith((ROWS + 4) + " |") && text.contains("gives 8-8"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void of_two_rows_of_a_match_the_first_counts_whichever_is_known(Database database) {
    try (database) {
      Imports imports = new Imports(database, folder);
      List<String> rows = rows();
      imports.text(csv(rows));
      int late = 19_000;
      String known = rows.get(late);
      rows.add(late, known.replaceFirst(",1,\\d,15:00", ",9,9,15:00"));

      ImportReport report = imports.text(csv(rows));

      assertThat(report).isEqualTo(new ImportReport(ROWS + 1, 0, 1, 0, ROWS - 1, 0, 1, 1, 0, 0));
      assertThat(imports.rejects())
          .singleElement()
          .asString()
          .startsWith((late + 3) + " |")
          .contains("line " + (late + 2) + " gives this match as 9-9");
    }
  }
}
