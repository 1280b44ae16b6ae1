package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.publication.PublishRules;
import io.matchday.job.publication.RejectLimit;
import io.matchday.job.publication.RollBack;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import io.matchday.storage.Signature;
import io.matchday.storage.TestDatabases;
import io.matchday.storage.publication.JdbcRetention;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long the predictions of old runs are kept. The fixtures are one a day, noon. */
class RetentionTest {

  private static final int ROWS = 60;
  private static final String BOTH = "io.matchday.storage.TestDatabases#both";

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource(BOTH)
  void as_many_runs_stay_whole_as_are_to_be_kept(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models).by(keeping(2));

      anotherRunAt(predicting, 0);
      anotherRunAt(predicting, 0);

      assertThat(predicting.stored()).isEqualTo(2 * ROWS);
      anotherRunAt(predicting, 0);
      assertThat(storedOf(predicting, 1)).isZero();
      assertThat(storedOf(predicting, 2)).isEqualTo(ROWS);
      assertThat(storedOf(predicting, 3)).isEqualTo(ROWS);
      assertThat(run(database, 1).isWhole()).isFalse();
      assertThat(run(database, 2).isWhole()).isTrue();
      assertThatThrownBy(
              () -> new RollBack(database, Clock.systemUTC()).to(new RunId(1), Signature.of("ann")))
          .hasMessage(
              "run 1 is not kept whole: only what counts in evaluations is left of it"
                  + " (matchday.batch.keep-runs)");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_last_prediction_before_kick_off_stays_for_ever(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models).by(keeping(1));

      anotherRunAt(predicting, 0);
      anotherRunAt(predicting, 10);
      anotherRunAt(predicting, 30);

      // Of run 1 the matches of days 1 to 10, of run 2 those of days 11 to 30.
      assertThat(storedOf(predicting, 1)).isEqualTo(10);
      assertThat(predicting.number("SELECT MAX(match_id) FROM prediction WHERE run_id = 1"))
          .isEqualTo(10);
      assertThat(storedOf(predicting, 2)).isEqualTo(20);
      assertThat(predicting.number("SELECT MIN(match_id) FROM prediction WHERE run_id = 2"))
          .isEqualTo(11);
      assertThat(storedOf(predicting, 3)).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void matches_no_later_run_speaks_of_stay_between_those_that_go(Database database) {
    try (database) {
      int rows = 2_345;
      PublishRules rules = keeping(1).withMaxRejects(RejectLimit.of("50%"));
      Predicting predicting = Predicting.fixtures(rows, database, models).by(rules);
      anotherRunAt(predicting, 0);
      predicting.change(
          "UPDATE feature_row SET vector = SUBSTRING(vector FROM 1 FOR 8)"
              + " WHERE MOD(match_id, 3) = 0 OR match_id > 2300");

      anotherRunAt(predicting, 0);

      assertThat(storedOf(predicting, 1)).isEqualTo(2_300 / 3 + 45);
      assertThat(
              predicting.number(
                  "SELECT COUNT(DISTINCT match_id) FROM prediction WHERE run_id = 1 OR run_id = 2"))
          .isEqualTo(rows);
      assertThat(storedOf(predicting, 2)).isEqualTo(rows - 2_300 / 3 - 45);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_few_matches_far_apart_are_looked_for_in_the_runs_after_the_next(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(1_500, database, models).by(keeping(2));
      anotherRunAt(predicting, 0);
      predicting.change("CREATE TABLE whole AS SELECT id, vector FROM feature_row");
      predicting.change(
          "UPDATE feature_row SET vector = SUBSTRING(vector FROM 1 FOR 8)"
              + " WHERE match_id IN (1, 700, 1490)");
      anotherRunAt(predicting, 0);
      predicting.change(
          "UPDATE feature_row f SET vector = (SELECT w.vector FROM whole w WHERE w.id = f.id)"
              + " WHERE match_id IN (1, 1490)");

      anotherRunAt(predicting, 0);

      assertThat(storedOf(predicting, 1)).isOne();
      assertThat(predicting.number("SELECT match_id FROM prediction WHERE run_id = 1"))
          .isEqualTo(700);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_another_model_said_last_stays_for_its_own_judgement(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models).by(keeping(1));
      anotherRunAt(predicting, 0);
      predicting.promote(2);

      anotherRunAt(predicting, 0);

      assertThat(storedOf(predicting, 1)).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void other_scopes_and_aliases_are_let_be(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models).by(keeping(1));
      predicting.run(
          new PredictionRequest(
              SeasonOfMatches.AS_OF, PredictionScope.ALL, JdbcModels.PRODUCTION, 1),
          Progress.NONE);

      anotherRunAt(predicting, 0);
      anotherRunAt(predicting, 0);

      assertThat(storedOf(predicting, 1)).isEqualTo(ROWS);
      assertThat(storedOf(predicting, 2)).isZero();
      assertThat(storedOf(predicting, 3)).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_run_taken_back_is_not_counted_and_the_one_that_answers_stays(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models).by(keeping(2));
      anotherRunAt(predicting, 0);
      anotherRunAt(predicting, 0);
      new RollBack(database, Clock.systemUTC()).to(new RunId(1), Signature.of("ann"));

      anotherRunAt(predicting, 0);

      assertThat(storedOf(predicting, 1)).isEqualTo(ROWS);
      assertThat(storedOf(predicting, 3)).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void runs_that_were_never_published_leave_nothing_behind(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      failedRunOf(1, predicting);
      assertThat(storedOf(predicting, 1)).isEqualTo(ROWS - 1);

      predicting.by(keeping(1)).run(1);

      assertThat(storedOf(predicting, 1)).isZero();
      assertThat(run(database, 1).run().status()).isEqualTo(RunStatus.ABANDONED);
      assertThat(predicting.run(ofDay(1), Progress.NONE).run().attempt()).isEqualTo(2);
    }
  }

  @Test
  void a_run_that_was_taken_up_meanwhile_keeps_its_predictions() {
    try (Database database = TestDatabases.postgres()) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      failedRunOf(1, predicting);
      failedRunOf(2, predicting);
      predicting.change(
          """
          CREATE FUNCTION take_up() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            UPDATE run SET status = 'RUNNING', host = 'elsewhere' WHERE id = 2;
            RETURN NULL;
          END $$
          """);
      predicting.change(
          "CREATE TRIGGER taken_up AFTER DELETE ON prediction"
              + " FOR EACH ROW EXECUTE FUNCTION take_up()");

      predicting.by(keeping(1)).run(1);

      assertThat(storedOf(predicting, 1)).isZero();
      assertThat(storedOf(predicting, 2)).isEqualTo(ROWS - 2);
      assertThat(run(database, 2).run().status()).isEqualTo(RunStatus.RUNNING);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_run_that_readers_were_given_again_meanwhile_stays_whole(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models).by(keeping(2));
      anotherRunAt(predicting, 0);
      anotherRunAt(predicting, 0);
      PredictionRun surplus = run(database, 1);
      new RollBack(database, Clock.systemUTC()).to(new RunId(1), Signature.of("ann"));

      long deleted = new JdbcRetention(database, Clock.systemUTC()).thin(surplus, () -> false);

      assertThat(deleted).isZero();
      assertThat(storedOf(predicting, 1)).isEqualTo(ROWS);
      assertThat(run(database, 1).isWhole()).isTrue();
    }
  }

  private static PredictionRequest ofDay(int day) {
    return new PredictionRequest(
        SeasonOfMatches.AS_OF.plusDays(day), PredictionScope.UPCOMING, JdbcModels.PRODUCTION, 1);
  }

  /** A run of a day with one reject, which is one too many. */
  private static void failedRunOf(int day, Predicting predicting) {
    predicting.change(
        "UPDATE feature_row SET vector = SUBSTRING(vector FROM 1 FOR 8) WHERE match_id = 3");
    PublishRules none = PublishRules.DEFAULT.withMaxRejects(RejectLimit.of("0"));
    assertThatThrownBy(() -> predicting.by(none).run(ofDay(day), Progress.NONE))
        .isInstanceOf(RefusedException.class);
  }

  private static PublishRules keeping(int runs) {
    PublishRules usual = PublishRules.DEFAULT;
    return new PublishRules(usual.maxRejects(), 1, usual.shareBound(), runs, usual.minFreeBytes());
  }

  /** Predicts all fixtures, at six in the evening of a day. */
  private static void anotherRunAt(Predicting predicting, int day) {
    predicting.change("UPDATE feature_build SET version = version + 1");
    Instant evening = SeasonOfMatches.AS_OF.plusDays(day).atTime(18, 0).toInstant(ZoneOffset.UTC);
    predicting.at(evening).run(1);
  }

  private static long storedOf(Predicting predicting, long run) {
    return predicting.number("SELECT COUNT(*) FROM prediction WHERE run_id = " + run);
  }

  private static PredictionRun run(Database database, long run) {
    return new JdbcPredictionRuns(database, Clock.systemUTC()).find(new RunId(run)).orElseThrow();
  }
}
