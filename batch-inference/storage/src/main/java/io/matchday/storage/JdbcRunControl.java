package io.matchday.storage;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a run under way and those who look at it from outside say to each other: that it lives, that
 * it is to stop, that it is taken for dead. Thread-safe.
 */
public final class JdbcRunControl {

  private final JdbcClient client;
  private final Clock clock;
  private final ProcessIdentity process;

  /** Control of runs in this database, by this process. */
  public JdbcRunControl(Database database, Clock clock) {
    this(database, clock, ProcessIdentity.current());
  }

  /** Control of runs in this database, by a process that may be another one. */
  public JdbcRunControl(Database database, Clock clock, ProcessIdentity process) {
    this.client = database.client();
    this.clock = clock;
    this.process = process;
  }

  /** What a run learns when it says that it is alive. */
  public enum Answer {
    /** Go on. */
    GO_ON,
    /** Somebody asks it to stop. */
    STOP,
    /** Somebody took it for dead: it has ended, or goes on in another process. */
    LOST
  }

  /** Says that a run of this process is still alive. */
  public Answer beat(RunId run) {
    int beaten =
        client
            .sql(
                """
                UPDATE run SET heartbeat_at = :now
                WHERE id = :id AND status = 'RUNNING' AND host = :host AND pid = :pid
                """)
            .param("now", now())
            .param("id", run.value())
            .param("host", process.host())
            .param("pid", process.pid())
            .update();
    if (beaten == 0) {
      return Answer.LOST;
    }
    return askedToStop().contains(run) ? Answer.STOP : Answer.GO_ON;
  }

  /**
   * Asks a run to stop at its next chunk, wherever it is under way.
   *
   * @return whether it is under way
   */
  public boolean askToStop(RunId run) {
    return client
            .sql(
                """
                UPDATE run SET stop_asked_at = COALESCE(stop_asked_at, :now)
                WHERE id = :id AND status = 'RUNNING'
                """)
            .param("now", now())
            .param("id", run.value())
            .update()
        == 1;
  }

  /** The runs under way that were asked to stop. */
  public Set<RunId> askedToStop() {
    return client
        .sql("SELECT id FROM run WHERE status = 'RUNNING' AND stop_asked_at IS NOT NULL")
        .query((row, rowNumber) -> new RunId(row.getLong(1)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The run under way that does what a run of this job and subject would do. */
  public Optional<Run> holder(JobKind job, String subject) {
    return client
        .sql("SELECT * FROM run WHERE claim = :claim")
        .param("claim", job.claim(JdbcRuns.shortened(subject, JdbcRuns.SUBJECT_LENGTH)))
        .query(JdbcRuns::map)
        .optional();
  }

  /**
   * Ends a run of whatever process, if it is still as it was seen.
   *
   * @return whether it was: of several that take it for dead or take it up, one gets it
   */
  public boolean end(Run seen, RunStatus status, String message) {
    return client
            .sql(
                """
                UPDATE run SET status = :status, finished_at = :now, message = :message,
                  claim = NULL
                WHERE id = :id AND status = :seenStatus AND started_at = :startedAt
                  AND pid = :seenPid
                """)
            .param("status", status.name())
            .param("now", now())
            .param("message", JdbcRuns.shortened(message, JdbcRuns.MESSAGE_LENGTH))
            .param("id", seen.id().value())
            .param("seenStatus", seen.status().name())
            .param("startedAt", JdbcRuns.timestamp(seen.startedAt()))
            .param("seenPid", seen.process().pid())
            .update()
        == 1;
  }

  private OffsetDateTime now() {
    return JdbcRuns.timestamp(clock.instant());
  }
}
