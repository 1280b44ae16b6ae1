package io.matchday.job.publication;

import io.matchday.job.RunKeeper;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunStatus;
import io.matchday.storage.publication.JdbcPublications;
import io.matchday.storage.publication.Publication;
import io.matchday.storage.publication.WrittenRun;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a run as a whole and gives it to readers, all in the caller's transaction: it is published
 * and ended, or nothing has changed. Thread-safe.
 */
public final class PublishRun {

  private final Database database;
  private final JdbcPublications publications;
  private final JdbcRejectedRows rejectedRows;
  private final JdbcPredictionRuns predictionRuns;
  private final JdbcRuns runs;

  /** Publishing in this database. */
  public PublishRun(Database database, Clock clock) {
    this.database = database;
    this.publications = new JdbcPublications(database);
    this.rejectedRows = new JdbcRejectedRows(database);
    this.predictionRuns = new JdbcPredictionRuns(database, clock);
    this.runs = new JdbcRuns(database, clock);
  }

  /**
   * Publishes a run.
   *
   * @param run the run, all of whose rows have been written
   * @param expected how many rows there were to read
   * @return its rows
   * @throws UnusableRunException when what was written is of no use, now or later
   * @throws RefusedException {@link Refusal#BAD_DATA} when the rules forbid it; by other rules the
   *     same run may be published
   */
  public RunCounts publish(PredictionRun run, long expected, PublishRules rules) {
    // Without them PostgreSQL expects next to no rows of this run, and sums them up with one core.
    database.refreshStatistics("prediction");
    WrittenRun written = publications.written(run.id());
    long predictions = written.shares().predictions();
    long rejected = rejectedRows.count(run.id());
    RunCounts counts = new RunCounts(predictions + rejected, predictions, rejected);
    refuseUnusable(run, expected, counts, written.unsound());
    Optional<String> shift = shareShift(run, written, rules);
    refuseByRules(run, counts, shift, rules);
    predictionRuns.publish(run.id());
    publications.add(new Publication(run.id(), written.shares(), shift.isPresent()));
    String message = shift.map(finding -> "published by force: " + finding).orElse("published");
    if (!runs.finish(run.id(), RunStatus.COMPLETED, counts, message)) {
      throw RunKeeper.takenForDead(run.id());
    }
    return counts;
  }

  private static void refuseUnusable(
      PredictionRun run, long expected, RunCounts counts, long unsound) {
    if (counts.read() != expected) {
      throw new UnusableRunException(
          "out of balance; not published",
          "run %s does not balance: %d rows to read, %d predictions and %d rejects. Matches or features changed while it ran; start it again"
              .formatted(run.id(), expected, counts.written(), counts.rejected()));
    }
    if (unsound > 0) {
      throw new UnusableRunException(
          unsound + " predictions damaged; not published",
          "run %s holds %d predictions whose probabilities are no distribution: they were damaged after they were written; start it again"
              .formatted(run.id(), unsound));
    }
  }

  private Optional<String> shareShift(PredictionRun run, WrittenRun written, PublishRules rules) {
    return publications
        .before(run)
        .flatMap(
            earlier ->
                ShareShift.finding(earlier.shares(), written.shares(), rules.maxShareShift())
                    .map(finding -> finding + " (run " + earlier.run() + ")"));
  }

  private static void refuseByRules(
      PredictionRun run, RunCounts counts, Optional<String> shift, PublishRules rules) {
    List<Problem> problems = new ArrayList<>();
    long most = rules.maxRejects().of(counts.read());
    if (counts.rejected() > most) {
      problems.add(
          Problem.of(RejectTally.finding(run.id(), counts.rejected(), rules.maxRejects(), most)));
    } else if (counts.rejected() > 0 && counts.written() == 0) {
      problems.add(
          Problem.of(
              "run %s: all %d rows were rejected; see: show rejects %s"
                  .formatted(run.id(), counts.rejected(), run.id())));
    }
    if (shift.isPresent() && rules.shareBound() == ShareBound.KEPT) {
      problems.add(
          Problem.of(
              "run %s: %s; look at it (show predictions --run %s, show drift), then publish it all the same: predict --force-publish"
                  .formatted(run.id(), shift.get(), run.id())));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.BAD_DATA, problems);
    }
  }
}
