package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.JobFailedException;
import io.matchday.job.SeasonOfMatches;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.FaultRounds;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One run is of one model, and what it gives depends on nothing but the model and the rows. */
@Tag("faults")
class MovedAliasTest {

  private static final int ROWS = 20_000;
  private static final int BLOCKS = 20;

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_is_of_one_model_whenever_the_alias_is_moved(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      FaultRounds rounds =
          FaultRounds.of(
              "alias moved in mid-run on " + (database.settings().isH2() ? "H2" : "PostgreSQL"),
              20,
              4);
      Map<ModelRunId, List<String>> contents = contentsOfBoth(predicting);
      int failed = 0;
      for (int round = 0; round < rounds.count(); round++) {
        ModelRunId before = predicting.promote(1);
        int block = 1 + rounds.random().nextInt(BLOCKS);
        boolean fails = rounds.random().nextBoolean();
        failed += fails ? 1 : 0;
        AtBlock moved = new AtBlock(block, () -> moveApart(database, fails));

        if (fails) {
          assertThatThrownBy(() -> predicting.run(2, moved)).isInstanceOf(JobFailedException.class);
        } else {
          assertOfOneModel(predicting, predicting.run(2, moved).run(), before, contents);
        }

        ModelRunId after = predicting.promote(2);
        assertOfOneModel(predicting, predicting.run(2).run(), after, contents);
      }
      rounds.report(
          "moved %d, with a failure %d, runs of two models 0".formatted(rounds.count(), failed));
    }
  }

  private static Map<ModelRunId, List<String>> contentsOfBoth(Predicting predicting) {
    Map<ModelRunId, List<String>> contents = new HashMap<>();
    for (long seed = 1; seed <= 2; seed++) {
      ModelRunId model = predicting.promote(seed);
      contents.put(model, predicting.content(predicting.run(2).run().id()));
    }
    return contents;
  }

  /** Promotes in a thread of its own: another process has no part in the block's transaction. */
  private void moveApart(Database database, boolean fails) {
    Apart.run(() -> SeasonOfMatches.promoteModel(database, models, 2));
    if (fails) {
      throw new IllegalStateException("planted fault");
    }
  }

  private static void assertOfOneModel(
      Predicting predicting,
      PredictionRun run,
      ModelRunId model,
      Map<ModelRunId, List<String>> contents) {
    assertThat(run.publishedAt()).isPresent();
    assertThat(run.modelRunId()).isEqualTo(model);
    assertThat(predicting.content(run.id())).isEqualTo(contents.get(model));
    predicting.change("DELETE FROM prediction WHERE run_id < " + run.id().value());
  }

  @Test
  void many_rows_come_out_alike_row_by_row_in_any_slices_on_both_databases() {
    FaultRounds rounds = FaultRounds.of("slices 1, 2 and 8 on both databases", 1, 1);
    List<List<String>> contents = new ArrayList<>();
    for (int slices : new int[] {1, 2, 8}) {
      for (Database database : TestDatabases.both().toList()) {
        try (database) {
          Predicting predicting = Predicting.fixtures(ROWS, database, models);
          contents.add(predicting.content(predicting.run(slices).run().id()));
        }
      }
    }

    assertThat(contents.get(0)).hasSize(ROWS);
    assertThat(contents).allMatch(contents.get(0)::equals);
    rounds.report("rows %d, runs %d, different 0".formatted(ROWS, contents.size()));
  }
}
