package io.matchday.job.feature;

import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.match.MatchId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureFingerprints;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcFeatureSnapshots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the rows of one schema that differ from what is stored, a block in a transaction, and
 * keeps count of them. The version of the schema's rows advances with the first block and with the
 * last, so that a run that read in between is known to be out of date.
 */
final class FeatureRowUpdate implements Consumer<FeatureRow> {

  private static final int BLOCK = 1_000;

  private final FeatureSchema schema;
  private final int schemaNo;
  private final StoredRows stored;
  private final JdbcFeatureSchemas schemas;
  private final JdbcFeatureRows rows;
  private final JdbcFeatureSnapshots snapshots;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final List<FeatureRow> pending = new ArrayList<>();
  private final List<FeatureRow> toInsert = new ArrayList<>();
  private final List<FeatureRow> toUpdate = new ArrayList<>();
  private long count;
  private long inserted;
  private long updated;
  private long deleted;
  private long seen;

  FeatureRowUpdate(
      FeatureSchema schema, int schemaNo, StoredRows stored, Database database, Clock clock) {
    this.schema = schema;
    this.schemaNo = schemaNo;
    this.stored = stored;
    this.schemas = new JdbcFeatureSchemas(database);
    this.rows = new JdbcFeatureRows(database);
    this.snapshots = new JdbcFeatureSnapshots(database, clock);
    this.transaction = database.transaction();
    this.clock = clock;
    this.count = stored.count();
  }

  @Override
  public void accept(FeatureRow row) {
    seen++;
    pending.add(row);
    if (pending.size() == BLOCK) {
      compare();
      if (toInsert.size() + toUpdate.size() >= BLOCK) {
        flush(false, List.of());
      }
    }
  }

  private void compare() {
    Map<MatchId, Integer> known =
        stored.fingerprints(pending.stream().map(FeatureRow::matchId).toList());
    for (FeatureRow row : pending) {
      Integer before = known.get(row.matchId());
      if (before == null) {
        toInsert.add(row);
      } else if (before != JdbcFeatureFingerprints.fingerprint(row)) {
        toUpdate.add(row);
      }
    }
    pending.clear();
  }

  /** Writes what is left and removes rows whose match is no more. */
  void finish() {
    compare();
    StoredRows.Remains remains = stored.remains(count);
    count = remains.rows();
    deleted = remains.gone().size();
    flush(true, remains.gone());
  }

  private void flush(boolean last, List<MatchId> gone) {
    boolean first = inserted + updated == 0;
    boolean changes = !toInsert.isEmpty() || !toUpdate.isEmpty();
    count += toInsert.size() - gone.size();
    transaction.executeWithoutResult(
        status -> {
          rows.insert(schemaNo, toInsert);
          rows.update(schemaNo, toUpdate);
          rows.delete(schemaNo, gone);
          snapshots.countRows(schema.id(), count);
          if ((first && changes) || (last && (changes || !first || deleted > 0))) {
            schemas.advance(schema.id(), clock.instant());
          }
        });
    inserted += toInsert.size();
    updated += toUpdate.size();
    toInsert.clear();
    toUpdate.clear();
  }

  long seen() {
    return seen;
  }

  long inserted() {
    return inserted;
  }

  long updated() {
    return updated;
  }

  long deleted() {
    return deleted;
  }
}
