package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.Statistic;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  static Stream<Database> largeDatabases() {
    return TestDatabases.both();
  }

  @Test
  void both_club_files_meet_in_the_same_matches(@TempDir Path home) {
    Path clubs = SharedData.file("club_results.csv.gz");
    Path statistics = SharedData.file("top5_stats.csv.gz");
    String url = "jdbc:h2:file:" + home.resolve("matchday") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
    try (Database database = Database.open(new DatabaseSettings(url, "sa", "", 4))) {
      database.migrate();
      Imports imports = new Imports(database, folder);
      long t0 = System.nanoTime();

      ImportReport first = imports.file(clubs, CLUBS);
      System.out.println("FIRST " + (System.nanoTime() - t0) / 1_000_000 + " ms " + first);
      t0 = System.nanoTime();
      ImportReport again = imports.file(clubs, CLUBS);
      System.out.println("AGAIN " + (System.nanoTime() - t0) / 1_000_000 + " ms " + again);
      t0 = System.nanoTime();
      ImportReport added = imports.file(statistics, ImportOptions.NONE);
      System.out.println("STATS " + (System.nanoTime() - t0) / 1_000_000 + " ms " + added);
      System.out.println(imports.rejects());
      t0 = System.nanoTime();
      long[] n = {0};
      new JdbcMatches(database).replay(m -> n[0]++);
      System.out.println("REPLAY " + (System.nanoTime() - t0) / 1_000_000 + " ms " + n[0]);
      t0 = System.nanoTime();
      JdbcTeams teams = new JdbcTeams(database);
      List<NearDoubles.NearDouble> nd = NearDoubles.among(teams.uses(), teams::haveMet);
      System.out.println("NEAR " + (System.nanoTime() - t0) / 1_000_000 + " ms " + nd.size());
      nd.forEach(
          d -> System.out.println(d.one().name() + " / " + d.other().name() + " " + d.reason()));

      assertThat(first.inserted()).isEqualTo(240_834);
      assertThat(again.unchanged()).isEqualTo(240_834);
    }
  }
}
