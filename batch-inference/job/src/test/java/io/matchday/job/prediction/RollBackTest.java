package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.publication.PublishRules;
import io.matchday.job.publication.RejectLimit;
import io.matchday.job.publication.RollBack;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.JdbcPublishedRuns;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PublishedRun;
import io.matchday.storage.RunId;
import io.matchday.storage.Signature;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Earlier runs given to readers again. */
class RollBackTest {

  private static final int ROWS = 40;
  private static final String BOTH = "io.matchday.storage.TestDatabases#both";
  private static final Signature WHO = new Signature("ann", Optional.of("odd numbers"));

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_run_before_answers_again_and_keeps_its_time(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      PredictionRun first = anotherRun(predicting);
      PredictionRun second = anotherRun(predicting);

      RollBack.Result result = rollBack(database).toPrevious("production", WHO);

      assertThat(result.answering()).isEqualTo(first);
      assertThat(result.withdrawn()).containsExactly(second.id());
      assertThat(predicting.published()).containsExactly(first);
      assertThat(answering(database)).containsExactly(first.id());
      assertThat(new JdbcPublishedRuns(database).newest().map(PublishedRun::id))
          .contains(first.id());
      assertThat(predicting.number("SELECT COUNT(*) FROM published_prediction WHERE run_id = 2"))
          .isZero();
      assertThat(predicting.newestRun().message())
          .contains("published; taken back for run 1 by ann: odd numbers");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_run_that_was_taken_back_can_be_published_again(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      PredictionRun first = anotherRun(predicting);
      PredictionRun second = anotherRun(predicting);
      PredictionRun third = anotherRun(predicting);
      RollBack rollBack = rollBack(database);

      RollBack.Result back = rollBack.to(first.id(), WHO);
      RollBack.Result forth = rollBack.to(second.id(), WHO);

      assertThat(back.withdrawn()).containsExactly(third.id(), second.id());
      assertThat(forth.withdrawn()).isEmpty();
      assertThat(forth.answering().withdrawnAt()).isEmpty();
      assertThat(answering(database)).containsExactly(second.id(), first.id());
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_day_of_a_run_taken_back_can_be_predicted_anew(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      PredictionRun first = anotherRun(predicting);
      anotherRun(predicting);
      rollBack(database).to(first.id(), WHO);

      PredictionRun third = predicting.run(1).run();

      assertThat(third.attempt()).isEqualTo(3);
      assertThat(answering(database)).containsExactly(third.id(), first.id());
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_cannot_answer_is_refused_and_nothing_changes(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      RollBack rollBack = rollBack(database);
      PredictionRun first = anotherRun(predicting);
      predicting.change(
          "UPDATE feature_row SET vector = SUBSTRING(vector FROM 1 FOR 8) WHERE match_id = 3");
      predicting.change("UPDATE feature_build SET version = version + 1");
      PublishRules none = PublishRules.DEFAULT.withMaxRejects(RejectLimit.of("0"));
      assertThatThrownBy(() -> predicting.by(none).run(1)).isInstanceOf(RefusedException.class);

      assertRefused(
          () -> rollBack.toPrevious("Production", WHO),
          Refusal.NOT_FOUND,
          "nothing was published under Production before what answers now");
      assertRefused(
          () -> rollBack.to(new RunId(99), WHO),
          Refusal.NOT_FOUND,
          "run 99 is no prediction run; see: show runs");
      assertRefused(
          () -> rollBack.to(new RunId(2), WHO),
          Refusal.BAD_DATA,
          "run 2 was never published; see: show runs");
      predicting.change("DELETE FROM prediction WHERE run_id = 1 AND match_id = 7");
      assertRefused(
          () -> rollBack.to(first.id(), WHO),
          Refusal.BAD_DATA,
          "run 1 wrote 40 predictions and holds 39: it is damaged; choose another: show runs");
      assertThat(predicting.published()).containsExactly(first);
    }
  }

  private static RollBack rollBack(Database database) {
    return new RollBack(database, Clock.systemUTC());
  }

  private static PredictionRun anotherRun(Predicting predicting) {
    predicting.change("UPDATE feature_build SET version = version + 1");
    return predicting.run(1).run();
  }

  private static List<RunId> answering(Database database) {
    return new JdbcPublishedPredictions(database).runs().stream().map(PublishedRun::id).toList();
  }

  private static void assertRefused(Runnable call, Refusal refusal, String message) {
    PredictMatchesTest.assertRefused(call, refusal, message);
  }
}
