package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureSet;
import io.matchday.job.SeasonOfMatches;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseCopies;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.FaultRounds;
import io.matchday.storage.ManyFixtures;
import io.matchday.storage.PublishedTable;
import io.matchday.storage.RunCounts;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that predicts is killed at any moment of its run; the next launch ends the run. */
@Tag("faults")
class KilledRunsTest {

  private static final int ROWS = 20_000;

  /** The fewest blocks that makes, in two slices. */
  private static final int BLOCKS = 20;

  @TempDir private Path folder;
  @TempDir private Path models;

  @Test
  void nothing_is_lost_or_doubled_on_h2_whenever_the_process_is_killed() throws Exception {
    killAtRandomMoments(DatabaseCopies.h2(folder, this::fill));
  }

  @Test
  void nothing_is_lost_or_doubled_on_postgres_whenever_the_process_is_killed() throws Exception {
    killAtRandomMoments(DatabaseCopies.postgres(this::fill));
  }

  private void fill(Database database) {
    ManyFixtures.store(database, FeatureSet.current().schema(), SeasonOfMatches.AS_OF, ROWS);
    SeasonOfMatches.promoteModel(database, models, 1);
  }

  private void killAtRandomMoments(DatabaseCopies copies) throws Exception {
    FaultRounds rounds = FaultRounds.of("kill -9 of a run on " + copies, 50, 3);
    Undisturbed undisturbed = undisturbed(copies);
    Map<String, Integer> stages = new TreeMap<>();
    long lost = 0;
    long doubled = 0;
    int kills = 0;
    while (kills < rounds.count()) {
      DatabaseSettings settings = copies.copy();
      // Half of the moments are drawn over the time a run takes, half over its blocks: most of
      // that time goes before the first.
      boolean byTime = rounds.random().nextBoolean();
      int blocks = byTime ? 0 : 1 + rounds.random().nextInt(BLOCKS);
      long nanos = rounds.random().nextLong(undisturbed.nanos() / (byTime ? 1 : BLOCKS));
      if (isKilledAfter(blocks, nanos, settings)) {
        kills++;
        try (Database database = Database.open(settings)) {
          stages.merge(stageOf(database), 1, Integer::sum);
          PublishedTable after = launchAgain(database);
          lost += ROWS - after.matches();
          doubled += after.doubled();
          assertThat(after).as("after kill %d", kills).isEqualTo(undisturbed.table());
        }
      }
      copies.drop(settings);
    }
    rounds.report("kills %d %s, lost %d, doubled %d".formatted(kills, stages, lost, doubled));
  }

  private record Undisturbed(PublishedTable table, long nanos) {}

  /** What a run gives that nobody kills, and how long it takes from the opening to the end. */
  private Undisturbed undisturbed(DatabaseCopies copies) throws Exception {
    DatabaseSettings settings = copies.copy();
    long nanos;
    try (StartedPrediction started = StartedPrediction.start(settings, models, "run")) {
      assertThat(started.line()).isEqualTo("open");
      long begin = System.nanoTime();
      assertThat(started.lineAfter("block")).isEqualTo("done");
      nanos = System.nanoTime() - begin;
      assertThat(started.process().waitFor()).isZero();
    }
    try (Database database = Database.open(settings)) {
      PublishedTable table = PublishedTable.of(database);
      assertThat(table.rows()).isEqualTo(ROWS);
      return new Undisturbed(table, nanos);
    } finally {
      copies.drop(settings);
    }
  }

  /** Whether the process was still there to be killed. */
  private boolean isKilledAfter(int blocks, long nanos, DatabaseSettings settings)
      throws Exception {
    try (StartedPrediction started = StartedPrediction.start(settings, models, "run")) {
      assertThat(started.line()).isEqualTo("open");
      for (int block = 0; block < blocks; block++) {
        assertThat(started.line()).isEqualTo("block");
      }
      return !started.process().waitFor(nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Where the kill met the run. */
  private static String stageOf(Database database) {
    Predicting predicting = Predicting.onStored(database, Path.of(""));
    if (!predicting.published().isEmpty()) {
      return "after publishing";
    }
    long stored = predicting.stored();
    if (stored == ROWS) {
      return "before publishing";
    }
    return stored == 0 ? "before the first block" : "between blocks";
  }

  private PublishedTable launchAgain(Database database) {
    Predicting predicting = Predicting.onStored(database, models);
    RunCounts counts = predicting.run(2).run().run().counts();
    assertThat(counts).isEqualTo(new RunCounts(ROWS, ROWS, 0));
    assertThat(predicting.published()).hasSize(1);
    assertThat(predicting.stored()).isEqualTo(ROWS);
    return PublishedTable.of(database);
  }
}
