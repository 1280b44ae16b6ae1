package io.matchday.storage.backup;

import java.util.List;
import java.util.Optional;

/**
 * What a whole database holds, as read in one snapshot.
 *
 * @param newestRun the highest run number, 0 when there is none
 * @param tables every table but the history of migrations, by name
 * @param runs the predictions of the newest runs, by number
 */
public record DatabaseContent(long newestRun, List<TableContent> tables, List<RunContent> runs) {

  /** Copies the lists. */
  public DatabaseContent {
    tables = List.copyOf(tables);
    runs = List.copyOf(runs);
  }

  /** The content of one table; empty when there is no such table. */
  public Optional<TableContent> table(String name) {
    return tables.stream().filter(table -> table.table().equals(name)).findFirst();
  }

  /** The predictions of one run; empty when it is not among the newest that have any. */
  public Optional<RunContent> run(long number) {
    return runs.stream().filter(run -> run.run() == number).findFirst();
  }

  /** The rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(TableContent::rows).sum();
  }
}
