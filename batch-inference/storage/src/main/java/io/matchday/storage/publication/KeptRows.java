package io.matchday.storage.publication;

import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.storage.Database;
import io.matchday.storage.KeyRange;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RowKey;
import io.matchday.storage.RunId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells which predictions of an old run count no longer: those of matches that a later run of the
 * same alias and model version speaks of as well, on the same side of kick-off. For one thread.
 */
final class KeptRows {

  /** Rows looked at, and deleted, at a time. */
  static final int PAGE = 2_000;

  /** Rows this near to each other, on average, are looked for by the range they lie in. */
  private static final int CLOSE = 100;

  private final JdbcClient client;
  private final PredictionRun run;
  private final Instant publishedAt;
  private final List<Later> later;

  KeptRows(Database database, PredictionRun run) {
    this.client = database.client();
    this.run = run;
    this.publishedAt = run.publishedAt().orElseThrow();
    this.later = later();
  }

  private record Later(RunId id, Instant publishedAt) {}

  /** A prediction; the kick-off is missing when its match is. */
  private record Row(long key, long matchId, Optional<Instant> kickOff) {}

  /**
   * Some rows, and which of them count no longer.
   *
   * @param last the key of the last of them
   * @param rows how many there are
   * @param superseded ranges of keys in which none of them counts
   */
  record Page(long last, int rows, List<KeyRange> superseded) {}

  /** Runs of the same scope come first: they speak of the same matches. */
  private List<Later> later() {
    return client
        .sql(
            """
            SELECT run_id, published_at FROM prediction_run
            WHERE withdrawn_at IS NULL AND LOWER(alias) = LOWER(:alias) AND model_run_id = :model
              AND (published_at > :published OR (published_at = :published AND run_id > :run))
            ORDER BY CASE scope WHEN :scope THEN 0 ELSE 1 END, published_at, run_id
            """)
        .param("alias", run.alias())
        .param("model", run.modelRunId().value())
        .param("published", publishedAt.atOffset(ZoneOffset.UTC))
        .param("run", run.id().value())
        .param("scope", run.scope().label())
        .query(
            (row, number) ->
                new Later(
                    new RunId(row.getLong(1)), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The rows after a key. */
  Page after(long key) {
    List<Row> rows =
        client
            .sql(
                """
                SELECT p.id, p.match_id, m.match_date, m.kick_off
                FROM prediction p LEFT JOIN match m ON m.id = p.match_id
                WHERE p.id > :after AND p.id < :end ORDER BY p.id LIMIT :limit
                """)
            .param("after", key)
            .param("end", KeyRange.ofRun(run.id()).end())
            .param("limit", PAGE)
            .query(
                (row, number) ->
                    new Row(
                        row.getLong(1),
                        row.getLong(2),
                        kickOff(
                            Optional.ofNullable(row.getObject(3, LocalDate.class)),
                            Optional.ofNullable(row.getObject(4, LocalTime.class)))))
            .list();
    long last = rows.isEmpty() ? key : rows.get(rows.size() - 1).key();
    return new Page(last, rows.size(), superseded(rows));
  }

  private static Optional<Instant> kickOff(Optional<LocalDate> date, Optional<LocalTime> time) {
    return date.map(day -> Fixture.kickOffInstant(day, time));
  }

  /** Most often one range of all rows: H2 takes long to look for each of a thousand keys. */
  private List<KeyRange> superseded(List<Row> rows) {
    Set<Row> counting = counting(rows);
    List<KeyRange> superseded = new ArrayList<>();
    for (int from = 0, to; from < rows.size(); from = to + 1) {
      to = from;
      while (to < rows.size() && !counting.contains(rows.get(to))) {
        to++;
      }
      if (to > from) {
        superseded.add(new KeyRange(rows.get(from).key(), rows.get(to - 1).key() + 1));
      }
    }
    return superseded;
  }

  private Set<Row> counting(List<Row> rows) {
    Set<Row> counting = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.kickOff().isPresent() && counted(row.kickOff().get())) {
        counting.add(row);
      }
    }
    for (Later each : later) {
      List<Row> alike = counting.stream().filter(row -> isOnTheSameSide(each, row)).toList();
      if (!alike.isEmpty()) {
        Set<Long> spoken = new HashSet<>();
        addSpokenOf(each, alike, spoken);
        alike.stream().filter(row -> spoken.contains(row.matchId())).forEach(counting::remove);
      }
    }
    return counting;
  }

  /**
   * A run that was taken back counts for what was played while readers had it, and nothing else.
   */
  private boolean counted(Instant kickOff) {
    return run.withdrawnAt().isEmpty() || run.answeredAt(kickOff);
  }

  private boolean isOnTheSameSide(Later other, Row row) {
    Instant kickOff = row.kickOff().orElseThrow();
    return isBefore(publishedAt, kickOff) == isBefore(other.publishedAt(), kickOff);
  }

  /**
   * Adds the matches of these rows that another run speaks of, and others between them: a few rows
   * too many are read sooner than one statement more is made, but not thousands.
   */
  private void addSpokenOf(Later other, List<Row> rows, Set<Long> spoken) {
    long first = rows.get(0).matchId();
    long last = rows.get(rows.size() - 1).matchId();
    if (last - first >= (long) CLOSE * rows.size()) {
      int half = rows.size() / 2;
      addSpokenOf(other, rows.subList(0, half), spoken);
      addSpokenOf(other, rows.subList(half, rows.size()), spoken);
      return;
    }
    client
        .sql("SELECT match_id FROM prediction WHERE id BETWEEN :first AND :last")
        .param("first", RowKey.ofPrediction(other.id(), new MatchId(first)))
        .param("last", RowKey.ofPrediction(other.id(), new MatchId(last)))
        .query((RowCallbackHandler) row -> spoken.add(row.getLong(1)));
  }

  private static boolean isBefore(Instant publishedAt, Instant kickOff) {
    return publishedAt.isBefore(kickOff);
  }
}
