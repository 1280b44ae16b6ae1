package io.matchday.job.feature;

import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.match.MatchId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the rows of one schema that differ from what is stored, a block in a transaction. The
 * version of the schema's rows advances with the first block and with the last, so that a run that
 * read in between is known to be out of date. Holds 16 bytes a stored row and more in overhead.
 */
final class FeatureRowUpdate implements Consumer<FeatureRow> {

  private static final int BLOCK = 1_000;

  private final FeatureSchema schema;
  private final int schemaNo;
  private final JdbcFeatureSchemas schemas;
  private final JdbcFeatureRows rows;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Map<Long, Integer> stored = new HashMap<>();
  private final List<FeatureRow> toInsert = new ArrayList<>();
  private final List<FeatureRow> toUpdate = new ArrayList<>();
  private long inserted;
  private long updated;
  private long deleted;
  private long seen;

  FeatureRowUpdate(FeatureSchema schema, Database database, Clock clock) {
    this.schema = schema;
    this.schemas = new JdbcFeatureSchemas(database);
    this.rows = new JdbcFeatureRows(database);
    this.transaction = database.transaction();
    this.clock = clock;
    this.schemaNo = schemas.register(schema);
    rows.fingerprints(schemaNo, stored::put);
  }

  @Override
  public void accept(FeatureRow row) {
    seen++;
    Integer before = stored.remove(row.matchId().value());
    if (before == null) {
      toInsert.add(row);
    } else if (before != JdbcFeatureRows.fingerprint(row)) {
      toUpdate.add(row);
    }
    if (toInsert.size() + toUpdate.size() >= BLOCK) {
      flush(false, List.of());
    }
  }

  /** Writes what is left and removes rows whose match did not come by. */
  void finish() {
    List<MatchId> gone = stored.keySet().stream().map(MatchId::new).toList();
    deleted = gone.size();
    flush(true, gone);
  }

  private void flush(boolean last, List<MatchId> gone) {
    boolean first = inserted + updated == 0;
    boolean changes = !toInsert.isEmpty() || !toUpdate.isEmpty();
    transaction.executeWithoutResult(
        status -> {
          rows.insert(schemaNo, toInsert);
          rows.update(schemaNo, toUpdate);
          rows.delete(schemaNo, gone);
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
