package io.matchday.job.prediction;

import io.matchday.job.publication.RejectTally;
import io.matchday.storage.FeatureRowPages;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.KeyRange;
import io.matchday.storage.StoredFeatureRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the rows of one slice in key order, a block at a time, and remembers in the step's context
 * up to where blocks were committed. One for each slice; used by one thread.
 */
final class SliceReader implements ItemStreamReader<List<StoredFeatureRow>> {

  static final String FIRST = "slice.first";
  static final String END = "slice.end";
  private static final String AFTER = "slice.after";

  private final JdbcFeatureRows featureRows;
  private final PredictionRequest request;
  private final RejectTally tally;
  private FeatureRowPages pages = (key, limit) -> List.of();
  private long after;

  SliceReader(JdbcFeatureRows featureRows, PredictionRequest request, RejectTally tally) {
    this.featureRows = featureRows;
    this.request = request;
    this.tally = tally;
  }

  @Override
  public void open(ExecutionContext context) {
    KeyRange range = new KeyRange(context.getLong(FIRST), context.getLong(END));
    pages = featureRows.pages(range, request.scope(), request.asOf());
    after = context.containsKey(AFTER) ? context.getLong(AFTER) : range.first() - 1;
  }

  @Override
  public @Nullable List<StoredFeatureRow> read() {
    tally.check();
    List<StoredFeatureRow> rows = pages.after(after, request.block());
    if (rows.isEmpty()) {
      return null;
    }
    after = rows.get(rows.size() - 1).key();
    return rows;
  }

  @Override
  public void update(ExecutionContext context) {
    context.putLong(AFTER, after);
  }
}
