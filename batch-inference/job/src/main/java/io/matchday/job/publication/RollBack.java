package io.matchday.job.publication;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunId;
import io.matchday.storage.Signature;
import io.matchday.storage.publication.JdbcWithdrawals;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives readers an earlier published run again, in one transaction: what was published later under
 * the same alias is taken back. A run taken back can be given again the same way.
 */
public final class RollBack {

  private final JdbcPredictionRuns runs;
  private final JdbcPredictions predictions;
  private final JdbcWithdrawals withdrawals;
  private final TransactionTemplate transaction;

  /** Rollback in this database. */
  public RollBack(Database database, Clock clock) {
    this.runs = new JdbcPredictionRuns(database, clock);
    this.predictions = new JdbcPredictions(database);
    this.withdrawals = new JdbcWithdrawals(database, clock);
    this.transaction = database.transaction();
  }

  /**
   * What came of it.
   *
   * @param answering the run readers have now
   * @param withdrawn the runs taken back for it, newest first
   */
  public record Result(PredictionRun answering, List<RunId> withdrawn) {}

  /**
   * Gives readers the run published before the one they have.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} when there is none
   */
  public Result toPrevious(String alias, Signature signature) {
    return inTransaction(() -> roll(previous(alias), signature));
  }

  /**
   * Gives readers this run.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} when there is no such run; {@link
   *     Refusal#BAD_DATA} when it was never published or is not kept whole
   */
  public Result to(RunId run, Signature signature) {
    return inTransaction(
        () ->
            roll(
                runs.find(run)
                    .orElseThrow(
                        () ->
                            new RefusedException(
                                Refusal.NOT_FOUND,
                                "run " + run + " is no prediction run; see: show runs")),
                signature));
  }

  private Result inTransaction(Supplier<Result> work) {
    return transaction.execute(status -> work.get());
  }

  private PredictionRun previous(String alias) {
    return runs.published().stream()
        .filter(run -> run.alias().equalsIgnoreCase(alias))
        .skip(1)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.NOT_FOUND,
                    "nothing was published under " + alias + " before what answers now"));
  }

  private Result roll(PredictionRun run, Signature signature) {
    refuseUnusable(run);
    boolean wasWithdrawn = run.withdrawnAt().isPresent();
    List<RunId> later = withdrawals.answerAgain(run);
    String by = signature.by() + signature.reason().map(reason -> ": " + reason).orElse("");
    for (RunId each : later) {
      withdrawals.note(each, "taken back for run " + run.id() + " by " + by);
    }
    if (wasWithdrawn) {
      withdrawals.note(run.id(), "published again by " + by);
    }
    return new Result(runs.find(run.id()).orElseThrow(), later);
  }

  private void refuseUnusable(PredictionRun run) {
    if (run.publishedAt().isEmpty()) {
      throw new RefusedException(
          Refusal.BAD_DATA, "run " + run.id() + " was never published; see: show runs");
    }
    if (!withdrawals.holdWhole(run.id())) {
      throw new RefusedException(
          Refusal.BAD_DATA,
          "run %s is not kept whole: only what counts in evaluations is left of it (matchday.batch.keep-runs)"
              .formatted(run.id()));
    }
    long stored = predictions.count(run.id());
    if (stored != run.run().counts().written()) {
      throw new RefusedException(
          Refusal.BAD_DATA,
          "run %s wrote %d predictions and holds %d: it is damaged; choose another: show runs"
              .formatted(run.id(), run.run().counts().written(), stored));
    }
  }
}
