package io.matchday.job.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.feature.FeatureReport.SetRows;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureFingerprints;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuildFeaturesTest {

  private static final long MATCHES = 2 * (12 * 11 + 10 * 9 + 8 * 7);

  /** All that is replayed when nothing has changed. */
  private static final long UPCOMING = 98;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void every_match_gets_a_row_and_a_second_build_writes_nothing(Database database) {
    try (database) {
      SeasonOfMatches.store(database);

      FeatureReport first = build(database);
      long version = version(database);
      Map<Long, Integer> rows = fingerprints(database);
      FeatureReport second = build(database);

      assertThat(first)
          .isEqualTo(report(first, MATCHES, new SetRows("ratings-1", MATCHES, 0, 0, 0, MATCHES)));
      assertThat(rows).hasSize((int) MATCHES);
      assertThat(version).isEqualTo(1);
      assertThat(second)
          .isEqualTo(report(second, MATCHES, new SetRows("ratings-1", 0, 0, MATCHES, 0, UPCOMING)));
      assertThat(version(database)).isEqualTo(version);
      assertThat(fingerprints(database)).isEqualTo(rows);
      Run run = new JdbcRuns(database, Clock.systemUTC()).find(second.run()).orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(run.counts()).isEqualTo(new RunCounts(MATCHES, MATCHES, 0));
      assertThat(run.message())
          .contains("ratings-1: 0 new, 0 changed, 556 unchanged, 0 removed, 98 replayed");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_corrected_score_changes_rows_of_later_matches_and_no_other(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      build(database);
      Map<Long, Integer> before = fingerprints(database);
      long corrected = 300;
      database
          .client()
          .sql("UPDATE match SET home_goals = home_goals + 3 WHERE id = ?")
          .params(corrected)
          .update();

      FeatureReport report = build(database);

      Map<Long, Integer> after = fingerprints(database);
      List<Long> changed =
          before.keySet().stream()
              .filter(match -> !before.get(match).equals(after.get(match)))
              .toList();
      assertThat(report.updated()).isEqualTo(changed.size()).isPositive();
      assertThat(report.inserted() + report.sets().get(0).deleted()).isZero();
      assertThat(changed).isSubsetOf(later(database, corrected));
      assertThat(changed).containsAll(laterOfTheTwoTeams(database, corrected));
      assertThat(version(database)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_older_set_is_built_beside_the_current_one_while_an_alias_names_its_model(
      Database database, @TempDir Path models) {
    try (database) {
      SeasonOfMatches.store(database);
      Path old = SampleBundles.writeBundle(models, names(FeatureSet.results()), 1);
      Path young = SampleBundles.writeBundle(models, names(FeatureSet.ratings()), 2);
      SeasonOfMatches.promote(database, models, old);

      FeatureReport both = build(database);
      SeasonOfMatches.promote(database, models, young);
      FeatureReport one = build(database);

      assertThat(both.sets())
          .containsExactly(
              new SetRows("ratings-1", MATCHES, 0, 0, 0, MATCHES),
              new SetRows("results-1", MATCHES, 0, 0, 0, MATCHES));
      assertThat(one.sets()).containsExactly(new SetRows("ratings-1", 0, 0, MATCHES, 0, UPCOMING));
      // The rows of the other set are left as they are.
      int number =
          new JdbcFeatureSchemas(database)
              .numberOf(FeatureSet.results().schema().id())
              .orElseThrow();
      Map<Long, Integer> left = new TreeMap<>();
      new JdbcFeatureFingerprints(database).fingerprints(number, left::put);
      assertThat(left).hasSize((int) MATCHES);
    }
  }

  private static List<String> names(FeatureSet set) {
    return set.schema().names();
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_row_of_a_removed_match_goes(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      build(database);
      long last =
          database
              .client()
              .sql("SELECT id FROM match ORDER BY match_date DESC, id DESC LIMIT 1")
              .query(Long.class)
              .single();
      database.client().sql("DELETE FROM match WHERE id = ?").params(last).update();

      FeatureReport report = build(database);

      assertThat(report)
          .isEqualTo(
              report(
                  report,
                  MATCHES - 1,
                  new SetRows("ratings-1", 0, 0, MATCHES - 1, 1, UPCOMING - 1)));
      assertThat(fingerprints(database)).hasSize((int) MATCHES - 1).doesNotContainKey(last);
      assertThat(version(database)).isEqualTo(2);
    }
  }

  private static FeatureReport report(FeatureReport of, long matches, SetRows rows) {
    return new FeatureReport(of.run(), matches, List.of(rows));
  }

  private static FeatureReport build(Database database) {
    return new BuildFeatures(database, new BatchEngine(database), Clock.systemUTC())
        .run(Progress.NONE);
  }

  private static long version(Database database) {
    return new JdbcFeatureSchemas(database).version(FeatureSet.current().schema().id());
  }

  private static Map<Long, Integer> fingerprints(Database database) {
    Map<Long, Integer> fingerprints = new TreeMap<>();
    new JdbcFeatureFingerprints(database).fingerprints(1, fingerprints::put);
    return fingerprints;
  }

  private static List<Long> later(Database database, long match) {
    return database
        .client()
        .sql(
            """
            SELECT m.id FROM match m JOIN match c ON c.id = ?
            WHERE m.match_date > c.match_date
            """)
        .params(match)
        .query(Long.class)
        .list();
  }

  /** The next match of the home team and the next of the away team stand on its score for sure. */
  private static List<Long> laterOfTheTwoTeams(Database database, long match) {
    return database
        .client()
        .sql(
            """
            SELECT m.id FROM match m JOIN match c ON c.id = ?
            WHERE m.match_date > c.match_date AND m.match_date < c.match_date + 15
              AND (m.home_team_id = c.home_team_id OR m.away_team_id = c.home_team_id
                OR m.home_team_id = c.away_team_id OR m.away_team_id = c.away_team_id)
            """)
        .params(match)
        .query(Long.class)
        .list();
  }
}
