package io.matchday.job.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureReplay;
import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureFingerprints;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.StoredMatch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a build which begins where the last one stood leaves the rows of one that begins anew. */
class IncrementalFeaturesTest {

  private static final int CHANGES = 25;

  @TempDir Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void after_any_change_the_rows_of_both_sets_are_those_of_a_whole_replay(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      promoteModelOf(FeatureSet.results(), database);
      build(database);
      long wholeBuilds = 0;

      for (long seed = 1; seed <= CHANGES; seed++) {
        RandomChange change = new RandomChange(database, new Random(seed));
        String what = change.make();
        FeatureReport report = build(database);

        for (FeatureSet set : FeatureSet.all()) {
          assertThat(stored(set, database))
              .as("seed %d, %s, %s", seed, what, set.name())
              .isEqualTo(replayed(set, database));
        }
        assertThat(report.matches()).isEqualTo(new JdbcMatches(database).count());
        wholeBuilds += report.sets().get(0).replayed() == report.matches() ? 1 : 0;
      }

      assertThat(wholeBuilds).isLessThan(CHANGES / 2);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void odds_alone_change_no_row_and_let_nothing_be_replayed(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      long untouched = build(database).sets().get(0).replayed();
      long upcoming = upcoming(database);
      database
          .client()
          .sql("UPDATE match SET odds_home = 2, odds_draw = 3, odds_away = 4")
          .update();

      FeatureReport report = build(database);

      assertThat(untouched).isEqualTo(report.matches());
      assertThat(report.sets().get(0).replayed()).isEqualTo(upcoming);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_correction_lets_the_build_begin_at_the_newest_memory_before_it(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      build(database);
      LocalDate end = lastPlayed(database).plusDays(1);
      LocalDate corrected = end.minusDays(20);
      database
          .client()
          .sql(
              "UPDATE match SET home_goals = home_goals + 1 WHERE match_date >= :day"
                  + " AND home_goals IS NOT NULL")
          .param("day", corrected)
          .update();

      FeatureReport report = build(database);

      assertThat(report.sets().get(0).replayed()).isEqualTo(from(database, end.minusDays(30)));
      assertThat(stored(FeatureSet.current(), database))
          .isEqualTo(replayed(FeatureSet.current(), database));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_damaged_memory_is_left_alone_for_an_older_one(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      build(database);
      LocalDate end = lastPlayed(database).plusDays(1);
      int damaged =
          database
              .client()
              .sql(
                  "UPDATE feature_snapshot_piece SET content = :rubbish"
                      + " WHERE before_date > :day")
              .param("rubbish", new byte[] {1, 2, 3})
              .param("day", end.minusDays(7))
              .update();

      FeatureReport report = build(database);

      assertThat(damaged).isEqualTo(4);
      assertThat(report.sets().get(0).replayed()).isEqualTo(from(database, end.minusDays(7)));
      assertThat(stored(FeatureSet.current(), database))
          .isEqualTo(replayed(FeatureSet.current(), database));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_memory_of_another_version_is_not_gone_on_from(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      build(database);
      database
          .client()
          .sql("UPDATE feature_snapshot SET memory_version = memory_version + 1")
          .update();

      FeatureReport report = build(database);

      assertThat(report.sets().get(0).replayed()).isEqualTo(report.matches());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_build_that_was_cut_off_leaves_no_memory_that_its_rows_belie(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      build(database);
      database.client().sql("UPDATE match SET home_goals = 1 WHERE home_goals = 0").update();
      BatchEngine engine = new BatchEngine(database);
      Progress cutting = new StoppingProgress(400, engine::stop);
      try {
        new BuildFeatures(database, engine, Clock.systemUTC()).run(cutting);
      } catch (RefusedException e) {
        assertThat(e).hasMessageContaining("stopped");
      }
      database.client().sql("UPDATE match SET home_goals = 2 WHERE home_goals = 1").update();

      FeatureReport report = build(database);

      assertThat(report.sets().get(0).replayed()).isEqualTo(report.matches());
      assertThat(stored(FeatureSet.current(), database))
          .isEqualTo(replayed(FeatureSet.current(), database));
    }
  }

  private void promoteModelOf(FeatureSet set, Database database) {
    Path bundle = SampleBundles.writeBundle(models, set.schema().names(), 1);
    SeasonOfMatches.promote(database, models, bundle);
  }

  private static FeatureReport build(Database database) {
    return new BuildFeatures(database, new BatchEngine(database), Clock.systemUTC())
        .run(Progress.NONE);
  }

  private static Map<Long, Integer> stored(FeatureSet set, Database database) {
    int number = new JdbcFeatureSchemas(database).numberOf(set.schema().id()).orElseThrow();
    Map<Long, Integer> fingerprints = new TreeMap<>();
    new JdbcFeatureFingerprints(database).fingerprints(number, fingerprints::put);
    return fingerprints;
  }

  private static Map<Long, Integer> replayed(FeatureSet set, Database database) {
    Map<Long, Integer> fingerprints = new TreeMap<>();
    FeatureReplay replay =
        new FeatureReplay(
            set,
            row ->
                fingerprints.put(row.matchId().value(), JdbcFeatureFingerprints.fingerprint(row)));
    new JdbcMatches(database).replay(match -> take(match, replay));
    replay.finish();
    return fingerprints;
  }

  private static void take(StoredMatch match, FeatureReplay replay) {
    match.played().ifPresentOrElse(replay::played, () -> replay.fixture(match.fixture()));
  }

  private static LocalDate lastPlayed(Database database) {
    return database
        .client()
        .sql("SELECT MAX(match_date) FROM match WHERE home_goals IS NOT NULL")
        .query(LocalDate.class)
        .single();
  }

  private static long upcoming(Database database) {
    return from(database, lastPlayed(database).plusDays(1));
  }

  private static long from(Database database, LocalDate day) {
    List<Long> count =
        database
            .client()
            .sql("SELECT COUNT(*) FROM match WHERE match_date >= :day")
            .param("day", day)
            .query(Long.class)
            .list();
    return count.get(0);
  }
}
