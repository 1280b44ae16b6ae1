package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import java.util.Optional;

/** Rows that are a JSON object a line; empty lines are no rows. For one thread. */
final class NdjsonRows implements BatchRows {

  private final BatchBody body;
  private final FeatureSchema schema;
  private final RowBytes row;
  private long number;

  NdjsonRows(BatchBody body, FeatureSchema schema, int maxRowBytes) {
    this.body = body;
    this.schema = schema;
    this.row = new RowBytes(maxRowBytes);
    body.skipByteOrderMark();
  }

  @Override
  public Optional<BatchRow> next() {
    while (body.peek() != BatchBody.END) {
      readLine();
      if (!row.isBlank()) {
        number++;
        return Optional.of(
            row.isTooLarge()
                ? BatchRow.broken(number, row.tooLarge())
                : PredictionReader.readRow(number, row.copy(), schema));
      }
    }
    return Optional.empty();
  }

  private void readLine() {
    row.clear();
    for (int next = body.read(); next != BatchBody.END && next != '\n'; next = body.read()) {
      row.add(next);
    }
  }
}
