package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.publication.PublishRules;
import io.matchday.job.publication.RejectLimit;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunStatus;
import io.matchday.storage.publication.JdbcPublications;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a run from being published, and what lets it through after all. */
class PublishingTest {

  private static final int ROWS = 2_500;
  private static final String BOTH = "io.matchday.storage.TestDatabases#both";

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource(BOTH)
  void as_many_rejects_as_are_allowed_are_published(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      poison(predicting, 25);

      PredictionRun run = predicting.by(atMost("1%")).run(2).run();

      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS - 25, 25));
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void one_reject_too_many_leaves_the_last_good_run_published(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      PredictionRun good = predicting.run(2).run();
      poison(predicting, 26);
      advance(predicting);

      assertRefused(
          predicting.by(atMost("1%")),
          "run 2: 26 rows rejected, at most 25 may be (1%); see: show rejects 2");

      assertThat(predicting.published()).containsExactly(good);
      assertThat(predicting.newestRun().status()).isEqualTo(RunStatus.FAILED);
      assertThat(predicting.by(atMost("26")).run(2).run().run().counts())
          .isEqualTo(new RunCounts(ROWS, ROWS - 26, 26));
      assertThat(predicting.published()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_run_with_too_many_rejects_ends_before_the_next_block(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      poison(predicting, ROWS - 1);
      AtBlock blocks = new AtBlock(1, () -> {});

      assertThatThrownBy(() -> predicting.by(atMost("20")).run(Predicting.request(1), blocks))
          .isInstanceOf(RefusedException.class);

      assertThat(blocks.rows()).isEqualTo(Predicting.BLOCK);
      assertThat(predicting.newestRun().status()).isEqualTo(RunStatus.FAILED);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_run_of_rejects_alone_is_not_published(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);
      poison(predicting, 10);

      assertRefused(predicting, "run 1: all 10 rows were rejected; see: show rejects 1");

      assertThat(predicting.published()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void predictions_damaged_after_they_were_written_are_never_published(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      PredictionRun good = predicting.run(1).run();
      advance(predicting);
      predicting.change("ALTER TABLE prediction DROP CONSTRAINT prediction_sum");
      Progress damage =
          predicting.atBlock(3, () -> Apart.run(() -> damage(predicting, "p_home + 0.001")));

      assertThatThrownBy(() -> predicting.run(Predicting.request(1), damage))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN))
          .hasMessage(
              "run 2 holds 1 predictions whose probabilities are no distribution: they were damaged"
                  + " after they were written; start it again");

      assertThat(predicting.published()).containsExactly(good);
      assertThat(predicting.newestRun().status()).isEqualTo(RunStatus.ABANDONED);
      assertThat(predicting.newestRun().message()).contains("1 predictions damaged; not published");
      assertThat(predicting.stored()).isEqualTo(ROWS);
      assertThat(predicting.run(1).run().attempt()).isEqualTo(3);
    }
  }

  /** Gives the first rows of run 2 these probabilities of a home win. */
  private static void damage(Predicting predicting, String... values) {
    for (int row = 0; row < values.length; row++) {
      predicting.change(
          "UPDATE prediction SET p_home = "
              + values[row]
              + " WHERE id = (SELECT id FROM prediction WHERE run_id = 2 ORDER BY id LIMIT 1 OFFSET "
              + row
              + ")");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void probabilities_that_are_no_numbers_are_never_published(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      predicting.run(1);
      advance(predicting);
      predicting.change("ALTER TABLE prediction DROP CONSTRAINT prediction_sum");
      predicting.change("ALTER TABLE prediction DROP CONSTRAINT prediction_home");
      Progress damage =
          predicting.atBlock(
              3,
              () ->
                  Apart.run(
                      () ->
                          damage(
                              predicting,
                              "CAST('NaN' AS DOUBLE PRECISION)",
                              "CAST('-Infinity' AS DOUBLE PRECISION)",
                              "1e300",
                              "-0.1")));

      assertThatThrownBy(() -> predicting.run(Predicting.request(1), damage))
          .hasMessageContaining("run 2 holds 4 predictions whose probabilities");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void outcome_shares_out_of_bounds_are_published_by_force_alone_and_that_is_recorded(
      Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      PredictionRun good = predicting.run(2).run();
      oneRowForAll(predicting);
      advance(predicting);
      PublishRules strict = withShareShift(0);

      assertThatThrownBy(() -> predicting.by(strict).run(2))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA))
          .hasMessageStartingWith("run 2: mean probability of ")
          .hasMessageContaining(" (run 1); look at it (show predictions --run 2, show drift)")
          .hasMessageEndingWith("publish it all the same: predict --force-publish");
      assertThat(predicting.published()).containsExactly(good);
      PredictionRun forced = predicting.by(strict.withoutShareBound()).run(2).run();

      assertThat(forced.attempt()).isEqualTo(2);
      assertThat(forced.isPublished()).isTrue();
      assertThat(forced.run().message().orElseThrow())
          .startsWith("published by force: mean probability of ");
      JdbcPublications publications = new JdbcPublications(database);
      assertThat(publications.isForced(good.id())).isFalse();
      assertThat(publications.isForced(forced.id())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void force_lets_nothing_else_through(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      poison(predicting, 30);

      assertThatThrownBy(() -> predicting.by(atMost("20").withoutShareBound()).run(1))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA))
          .hasMessageEndingWith(" rows rejected, at most 20 may be (20); see: show rejects 1");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void shares_are_compared_with_the_last_run_of_the_same_alias_and_scope_alone(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      predicting.run(2);
      oneRowForAll(predicting);
      advance(predicting);
      PredictionRequest all =
          new PredictionRequest(
              SeasonOfMatches.AS_OF, PredictionScope.ALL, JdbcModels.PRODUCTION, 2);

      PredictionRun run = predicting.by(withShareShift(0)).run(all, Progress.NONE).run();

      assertThat(run.run().message()).contains("published");
      predicting.change("DELETE FROM publication");
      assertThatThrownBy(() -> predicting.run(2)).hasMessageContaining("(run 1)");
    }
  }

  private static PublishRules atMost(String limit) {
    return PublishRules.DEFAULT.withMaxRejects(RejectLimit.of(limit));
  }

  private static PublishRules withShareShift(double shift) {
    PublishRules usual = PublishRules.DEFAULT;
    return new PublishRules(
        usual.maxRejects(), shift, usual.shareBound(), usual.keepRuns(), usual.minFreeBytes());
  }

  /** The vectors of the first matches are cut short. */
  private static void poison(Predicting predicting, int rows) {
    predicting.change(
        "UPDATE feature_row SET vector = SUBSTRING(vector FROM 1 FOR 8) WHERE match_id <= " + rows);
  }

  /** All matches look like one: the mean of what is said of them becomes what is said of it. */
  private static void oneRowForAll(Predicting predicting) {
    predicting.change(
        "UPDATE feature_row SET vector = (SELECT v.vector FROM feature_row v WHERE v.match_id = 7)");
  }

  /** What a build does that changed rows: the next run of the day is a new attempt. */
  private static void advance(Predicting predicting) {
    predicting.change("UPDATE feature_build SET version = version + 1");
  }

  private static void assertRefused(Predicting predicting, String message) {
    assertThatThrownBy(() -> predicting.run(2))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA))
        .hasMessage(message);
  }
}
