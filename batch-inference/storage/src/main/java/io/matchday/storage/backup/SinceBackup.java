package io.matchday.storage.backup;

import io.matchday.refusal.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a database holds beside what its last backup held. A database file has no checksums of its
 * rows: what nothing but damage can have changed since the backup is found here.
 */
final class SinceBackup {

  private static final String PREDICTIONS = "prediction";

  /** What runs alone change, and merging teams; predictions also go when runs are thinned out. */
  private static final List<String> OF_RUNS =
      List.of(
          "team",
          "match",
          "feature_row",
          "feature_schema",
          "feature_build",
          "rejected_row",
          PREDICTIONS);

  /** Only ever added to. */
  private static final List<String> ADDED_TO = List.of("model_version", "model_activation");

  private final BackupManifest backup;
  private final DatabaseContent now;

  SinceBackup(BackupManifest backup, DatabaseContent now) {
    this.backup = backup;
    this.now = now;
  }

  /**
   * What cannot have come about by itself.
   *
   * @param underWay how many runs are under way or being thinned out now
   * @param published the runs that had been published when the backup was begun: all others may
   *     have written more since
   */
  List<Problem> problems(long underWay, Set<Long> published) {
    List<Problem> problems = new ArrayList<>();
    if (now.newestRun() < backup.content().newestRun()) {
      problems.add(
          Problem.of(
              "the newest run is %d, but the backup of %s holds run %d: what came after is lost"
                  .formatted(now.newestRun(), backup.takenAt(), backup.content().newestRun())));
    }
    boolean merged = !isAsBefore("team_alias");
    for (RunContent run : backup.content().runs()) {
      Optional<RunContent> found = now.run(run.run());
      if (published.contains(run.run())
          && found.isPresent()
          && !isCredible(run, found.get(), merged)) {
        problems.add(
            new Problem(
                "run " + run.run(),
                "its %d predictions are not the %d of the backup of %s"
                    .formatted(found.get().rows(), run.rows(), backup.takenAt())));
      }
    }
    if (underWay == 0 && !merged && isAsBefore("run")) {
      OF_RUNS.stream()
          .filter(table -> !isAsBefore(table))
          .filter(table -> !table.equals(PREDICTIONS) || isAsBefore("prediction_run"))
          .forEach(table -> tell(table, problems));
    }
    ADDED_TO.stream()
        .filter(table -> !isAsBefore(table) && hasAsManyRows(table))
        .forEach(table -> tell(table, problems));
    return problems;
  }

  /** Predictions never change; merged teams may have taken some away. */
  private static boolean isCredible(RunContent before, RunContent now, boolean merged) {
    return now.rows() == before.rows()
        ? now.digest().equals(before.digest())
        : now.rows() < before.rows() && merged;
  }

  private boolean isAsBefore(String table) {
    return backup.content().table(table).equals(now.table(table));
  }

  private boolean hasAsManyRows(String table) {
    return backup
        .content()
        .table(table)
        .map(TableContent::rows)
        .equals(now.table(table).map(TableContent::rows));
  }

  private void tell(String table, List<Problem> problems) {
    problems.add(
        new Problem(
            "table " + table,
            "is not as in the backup of %s, and nothing has changed it since"
                .formatted(backup.takenAt())));
  }
}
