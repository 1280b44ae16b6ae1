package io.matchday.job.feature;

import io.matchday.feature.FeatureReplay;
import io.matchday.feature.FeatureSet;
import io.matchday.storage.Database;
import io.matchday.storage.FeatureSnapshot;
import io.matchday.storage.HistoryDigest;
import io.matchday.storage.HistorySurvey;
import io.matchday.storage.JdbcFeatureSnapshots;
import io.matchday.storage.JdbcMatches;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What former builds remembered, and where the next may begin: at the newest memory of which the
 * past is still what it was. While a memory is kept, the rows of all matches before its day are
 * those that it would give.
 */
final class FeatureMemories {

  private static final Logger LOG = LoggerFactory.getLogger(FeatureMemories.class);

  /** At once: H2 takes most of the time turning pages into rows, and does so in the caller. */
  private static final int SCANS = 4;

  private final JdbcFeatureSnapshots snapshots;
  private final JdbcMatches matches;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FeatureMemories(Database database, Clock clock) {
    this.snapshots = new JdbcFeatureSnapshots(database, clock);
    this.matches = new JdbcMatches(database);
    this.transaction = database.transaction();
    this.clock = clock;
  }

  /**
   * Where a build begins.
   *
   * @param from the first day to replay
   * @param history the matches before it
   * @param rows how many rows there are; meaningless for a whole build
   * @param memory what is remembered of the history; empty when all is to be replayed
   */
  record Beginning(LocalDate from, HistoryDigest history, long rows, Optional<byte[]> memory) {

    static final Beginning WHOLE =
        new Beginning(JdbcMatches.BEGINNING, HistoryDigest.NONE, 0, Optional.empty());
  }

  /** Looks at all matches as far as the memories of these sets need it. */
  HistorySurvey survey(List<FeatureSet> sets) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (FeatureSet set : sets) {
      snapshots.of(set.schema().id()).forEach(snapshot -> days.add(snapshot.before()));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    HistorySurvey whole = new HistorySurvey(days, today);
    matches.parts(SCANS).parallelStream()
        .map(
            part -> {
              HistorySurvey survey = new HistorySurvey(days, today);
              matches.scan(part, survey::take);
              return survey;
            })
        .toList()
        .forEach(whole::take);
    return whole;
  }

  /**
   * Finds where the build of a set begins and forgets the memories of later days: rows that they
   * speak for are about to change.
   */
  Beginning begin(FeatureSet set, HistorySurvey survey) {
    Beginning beginning = find(set, survey);
    snapshots.removeAfter(set.schema().id(), beginning.from());
    return beginning;
  }

  private Beginning find(FeatureSet set, HistorySurvey survey) {
    Optional<Long> rows = snapshots.rows(set.schema().id());
    if (rows.isPresent()) {
      for (FeatureSnapshot snapshot : snapshots.of(set.schema().id())) {
        boolean holds =
            snapshot.memoryVersion() == FeatureReplay.MEMORY_VERSION
                && snapshot.history().equals(survey.before(snapshot.before()));
        Optional<byte[]> memory = holds ? sound(set, snapshot) : Optional.empty();
        if (memory.isPresent()) {
          return new Beginning(snapshot.before(), snapshot.history(), rows.get(), memory);
        }
      }
    }
    return Beginning.WHOLE;
  }

  private Optional<byte[]> sound(FeatureSet set, FeatureSnapshot snapshot) {
    Optional<byte[]> memory = snapshots.memory(snapshot);
    try {
      memory.ifPresent(bytes -> FeatureReplay.resumed(set, bytes, snapshot.before(), row -> {}));
      return memory;
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "the feature snapshot of {} is of another program and left alone: {}",
          snapshot.before(),
          e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Keeps the memories of a build whose rows are all written, and of all memories those worth
   * keeping.
   *
   * @param end the day after the latest result
   */
  void keep(FeatureSet set, Map<FeatureSnapshot, byte[]> memories, LocalDate end) {
    String schemaId = set.schema().id();
    transaction.executeWithoutResult(
        status -> {
          memories.forEach(snapshots::keep);
          List<LocalDate> kept =
              snapshots.of(schemaId).stream().map(FeatureSnapshot::before).toList();
          SnapshotDays.superfluous(kept, end).forEach(day -> snapshots.removeDay(schemaId, day));
        });
  }
}
