package io.matchday.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** The runs of all jobs, with who runs them and how they ended. Thread-safe. */
public final class JdbcRuns {

  static final int MESSAGE_LENGTH = 2000;
  static final int SUBJECT_LENGTH = 400;

  /** A run that was taken for dead and taken up elsewhere is no longer ours to speak for. */
  private static final String OURS = " AND status = 'RUNNING' AND host = :host AND pid = :pid";

  private final JdbcClient client;
  private final Clock clock;
  private final ProcessIdentity process;

  /** Runs in this database, run by this process. */
  public JdbcRuns(Database database, Clock clock) {
    this(database, clock, ProcessIdentity.current());
  }

  /** Runs in this database, run by a process that may be another one. */
  public JdbcRuns(Database database, Clock clock, ProcessIdentity process) {
    this.client = database.client();
    this.clock = clock;
    this.process = process;
  }

  /** Begins a run that stands in nobody's way. */
  public RunId start(JobKind job, String subject) {
    return insert(job, shortened(subject, SUBJECT_LENGTH), Optional.empty());
  }

  /**
   * Begins a run, unless one that does the same is under way.
   *
   * @throws org.springframework.dao.DuplicateKeyException when one is
   */
  public RunId claim(JobKind job, String subject) {
    String kept = shortened(subject, SUBJECT_LENGTH);
    return insert(job, kept, Optional.of(job.claim(kept)));
  }

  private RunId insert(JobKind job, String subject, Optional<String> claim) {
    KeyHolder key = new GeneratedKeyHolder();
    client
        .sql(
            """
            INSERT INTO run (job, subject, status, started_at, host, pid, process_started_at,
              heartbeat_at, claim)
            VALUES (:job, :subject, 'RUNNING', :now, :host, :pid, :processStartedAt, :now, :claim)
            """)
        .param("job", job.label())
        .param("subject", subject)
        .param("now", now())
        .param("host", process.host())
        .param("pid", process.pid())
        .param("processStartedAt", timestamp(process.startedAt()))
        .param("claim", claim.orElse(null))
        .update(key, "id");
    Number id = key.getKey();
    if (id == null) {
      throw new IllegalStateException("the database gave the new run no id");
    }
    return new RunId(id.longValue());
  }

  /**
   * Takes a failed or orphaned run up again in this process.
   *
   * @param seen the run as it was found
   * @return whether it was still as it was found: of two processes that want it, one gets it
   * @throws org.springframework.dao.DuplicateKeyException when another run does the same
   */
  public boolean resume(Run seen) {
    int resumed =
        client
            .sql(
                """
                UPDATE run SET status = 'RUNNING', started_at = :now, finished_at = NULL,
                  message = NULL, host = :host, pid = :pid, process_started_at = :processStartedAt,
                  heartbeat_at = :now, claim = :claim, stop_asked_at = NULL
                WHERE id = :id AND status = :status AND started_at = :startedAt AND pid = :seenPid
                """)
            .param("now", now())
            .param("host", process.host())
            .param("pid", process.pid())
            .param("processStartedAt", timestamp(process.startedAt()))
            .param("claim", seen.job().claim(seen.subject()))
            .param("id", seen.id().value())
            .param("status", seen.status().name())
            .param("startedAt", timestamp(seen.startedAt()))
            .param("seenPid", seen.process().pid())
            .update();
    return resumed == 1;
  }

  /**
   * Ends a run that is under way in this process; one that has ended stays as it ended.
   *
   * @return whether it was
   */
  public boolean finish(RunId run, RunStatus status, RunCounts counts, String message) {
    return end(run, status, counts, message, OURS);
  }

  /**
   * Gives a run up for good, whether it has ended or not; one that ended well stays, and one that
   * is under way in another process.
   *
   * @return whether it was given up
   */
  public boolean abandon(RunId run, RunCounts counts, String message) {
    String condition =
        " AND status <> 'COMPLETED' AND (status <> 'RUNNING' OR (host = :host AND pid = :pid))";
    return end(run, RunStatus.ABANDONED, counts, message, condition);
  }

  private boolean end(
      RunId run, RunStatus status, RunCounts counts, String message, String condition) {
    return client
            .sql(
                """
            UPDATE run SET status = :status, finished_at = :now, rows_read = :read,
              rows_written = :written, rows_rejected = :rejected, message = :message, claim = NULL
            WHERE id = :id
            """
                        .stripTrailing()
                    + condition)
            .param("status", status.name())
            .param("now", now())
            .param("read", counts.read())
            .param("written", counts.written())
            .param("rejected", counts.rejected())
            .param("message", shortened(message, MESSAGE_LENGTH))
            .param("id", run.value())
            .param("host", process.host())
            .param("pid", process.pid())
            .update()
        == 1;
  }

  /** The run with this number. */
  public Optional<Run> find(RunId run) {
    return client
        .sql("SELECT * FROM run WHERE id = :id")
        .param("id", run.value())
        .query(JdbcRuns::map)
        .optional();
  }

  /** The newest runs, newest first. */
  public List<Run> newest(int limit) {
    return client
        .sql("SELECT * FROM run ORDER BY id DESC LIMIT :limit")
        .param("limit", limit)
        .query(JdbcRuns::map)
        .list();
  }

  /** The newest runs of one job, newest first. */
  public List<Run> newest(JobKind job, int limit) {
    return client
        .sql("SELECT * FROM run WHERE job = :job ORDER BY id DESC LIMIT :limit")
        .param("job", job.label())
        .param("limit", limit)
        .query(JdbcRuns::map)
        .list();
  }

  /** The runs that pass a filter, newest first. */
  public List<Run> list(RunFilter filter) {
    return client
        .sql(
            "SELECT * FROM run WHERE id < :before"
                + filter.job().map(job -> " AND job = :job").orElse("")
                + filter.status().map(status -> " AND status = :status").orElse("")
                + " ORDER BY id DESC LIMIT :limit")
        .param("before", filter.before().map(RunId::value).orElse(Long.MAX_VALUE))
        .param("job", filter.job().map(JobKind::label).orElse(""))
        .param("status", filter.status().map(RunStatus::name).orElse(""))
        .param("limit", filter.limit())
        .query(JdbcRuns::map)
        .list();
  }

  /** The run of one job that ended well last. */
  public Optional<Run> newestCompleted(JobKind job) {
    return client
        .sql(
            """
            SELECT * FROM run WHERE job = :job AND status = 'COMPLETED'
            ORDER BY finished_at DESC, id DESC LIMIT 1
            """)
        .param("job", job.label())
        .query(JdbcRuns::map)
        .optional();
  }

  static Run map(ResultSet row, int rowNumber) throws SQLException {
    return new Run(
        new RunId(row.getLong("id")),
        JobKind.ofLabel(row.getString("job")),
        row.getString("subject"),
        RunStatus.valueOf(row.getString("status")),
        instant(row, "started_at").orElseThrow(),
        instant(row, "heartbeat_at").orElseThrow(),
        instant(row, "finished_at"),
        new RunCounts(
            row.getLong("rows_read"), row.getLong("rows_written"), row.getLong("rows_rejected")),
        Optional.ofNullable(row.getString("message")),
        new ProcessIdentity(
            row.getString("host"),
            row.getLong("pid"),
            instant(row, "process_started_at").orElseThrow()));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
  }

  static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime now() {
    return timestamp(clock.instant());
  }

  static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
