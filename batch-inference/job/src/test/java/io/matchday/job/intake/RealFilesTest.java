package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.Statistic;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files as they are found in the world; the counts were taken from them independently. */
class RealFilesTest {

  private static final ImportOptions CLUBS =
      ImportOptions.NONE.withColumns(
          "competition=league,home_team=home,away_team=away,home_goals=hg,away_goals=ag");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          belgium-B1_10.csv, 306, 0, 304, 0
          england-1993-1994-Premier.csv, 462, 0, 0, 0
          england-1997-1998-Division1.csv, 552, 0, 0, 0
          england-2002-2003-Division3.csv, 552, 548, 552, 0
          england-2002-2003-Premier.csv, 380, 380, 380, 0
          england-2003-2004-League1.csv, 552, 552, 552, 0
          england-2004-2005-Championship.csv, 552, 552, 552, 0
          england-2004-2005-Premier.csv, 380, 380, 380, 0
          england-2009-2010-League2.csv, 552, 552, 552, 0
          england-2015-2016-League_1.csv, 552, 552, 552, 552
          england-2016-2017-Conference.csv, 552, 0, 552, 547
          england-2018-2019-Premier.csv, 380, 380, 380, 380
          england-2020-2021_Until_Jan_22-Conference.csv, 173, 0, 173, 173
          england-2020-2021_Until_Jan_22-Premier.csv, 184, 184, 184, 184
          scotland-SC3_12.csv, 180, 180, 177, 0
          spain-SP1_6.csv, 380, 380, 380, 0
          """)
  void a_season_file_goes_in_whole(
      String name, int matches, int withShots, int withOdds, int withClosingOdds) {
    try (Database database = TestDatabases.h2()) {
      Imports imports = new Imports(database, folder);

      ImportReport report =
          imports.file(SharedData.file("football-data/" + name), ImportOptions.NONE);

      assertThat(imports.rejects()).isEmpty();
      assertThat(report).isEqualTo(new ImportReport(matches, matches, 0, 0, 0, 0, 0, 0, 0, 0));
      List<MatchSheet> sheets = sheets(database);
      assertThat(sheets).allMatch(MatchSheet::isPlayed);
      assertThat(List.of(count(sheets, Statistic.HOME_SHOTS), count(sheets, Statistic.ODDS_AWAY)))
          .containsExactly((long) withShots, (long) withOdds);
      assertThat(count(sheets, Statistic.CLOSING_ODDS_DRAW)).isEqualTo(withClosingOdds);
    }
  }

  private static long count(List<MatchSheet> sheets, Statistic statistic) {
    return sheets.stream().filter(sheet -> sheet.statistics().get(statistic).isPresent()).count();
  }

  private static List<MatchSheet> sheets(Database database) {
    List<MatchSheet> sheets = new ArrayList<>();
    new JdbcMatches(database).replay(match -> sheets.add(match.sheet()));
    return sheets;
  }

  @Test
  void both_club_files_meet_in_the_same_matches(@TempDir Path home) {
    Path clubs = SharedData.file("club_results.csv.gz");
    Path statistics = SharedData.file("top5_stats.csv.gz");
    String url = "jdbc:h2:file:" + home.resolve("matchday") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
    try (Database database = Database.open(new DatabaseSettings(url, "sa", "", 4))) {
      database.migrate();
      Imports imports = new Imports(database, folder);

      ImportReport first = imports.file(clubs, CLUBS);
      ImportReport again = imports.file(clubs, CLUBS);
      ImportReport added = imports.file(statistics, ImportOptions.NONE);

      assertThat(first).isEqualTo(new ImportReport(240_834, 240_834, 0, 0, 0, 0, 0, 0, 0, 0));
      assertThat(again).isEqualTo(new ImportReport(240_834, 0, 0, 0, 240_834, 0, 0, 0, 0, 0));
      assertThat(added)
          .isEqualTo(new ImportReport(50_171, 0, 32_237, 0, 17_934, 0, 0, 0, 50_171, 0));
      List<MatchSheet> sheets = sheets(database);
      assertThat(sheets).hasSize(240_834);
      assertThat(count(sheets, Statistic.HOME_SHOTS)).isEqualTo(32_222);
    }
  }

  @Test
  void the_double_header_of_one_day_is_told_and_the_rest_of_the_internationals_goes_in() {
    Path men = SharedData.file("intl_men.csv.gz");
    Path women = SharedData.file("intl_women.csv.gz");
    try (Database database = TestDatabases.h2()) {
      Imports imports = new Imports(database, folder);

      ImportReport first = imports.file(men, ImportOptions.NONE);

      assertThat(first).isEqualTo(new ImportReport(46_220, 46_219, 0, 0, 0, 0, 1, 0, 0, 0));
      assertThat(imports.rejects())
          .singleElement()
          .asString()
          .endsWith("gives this match as 2-1, this line gives 1-2");
      assertThat(imports.file(women, ImportOptions.NONE))
          .isEqualTo(new ImportReport(9_324, 9_324, 0, 0, 0, 0, 0, 0, 0, 0));
    }
  }
}
