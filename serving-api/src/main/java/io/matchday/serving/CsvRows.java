package io.matchday.serving;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.matchday.feature.FeatureSchema;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rows of a table with a header: the match and features in any order. For one thread. */
final class CsvRows implements BatchRows {

  /** The default of the library, without which a hostile header could ask for any number. */
  private static final int MOST_COLUMNS = 16_384;

  /** The library reads this many characters at once, however short the rows. */
  private static final int LEAST_BUFFER = 1 << 16;

  private final CloseableIterator<String[]> records;
  private final CsvColumns columns;
  private long number;
  private boolean hasEnded;

  /** Reads the header; throws 400 when there is none, 422 with all that is wrong with it. */
  CsvRows(BatchBody body, FeatureSchema schema, int maxRowBytes) {
    StringArrayHandler handler =
        StringArrayHandler.of(
            options ->
                options
                    .maxFields(MOST_COLUMNS)
                    .maxFieldSize(maxRowBytes)
                    .maxRecordSize(maxRowBytes));
    this.records =
        CsvReader.builder()
            .detectBomHeader(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(Math.max(LEAST_BUFFER, maxRowBytes))
            .build(handler, body, StandardCharsets.UTF_8)
            .iterator();
    try {
      if (!records.hasNext()) {
        throw HttpProblem.badRequest(
            "the body is empty, expected a header of match_id and features");
      }
      this.columns = CsvColumns.of(records.next(), schema);
    } catch (CsvParseException e) {
      throw HttpProblem.badRequest("the body is not CSV, or its header is too long");
    }
  }

  @Override
  public Optional<BatchRow> next() {
    if (hasEnded) {
      return Optional.empty();
    }
    number++;
    try {
      if (records.hasNext()) {
        return Optional.of(columns.read(number, records.next()));
      }
      hasEnded = true;
      return Optional.empty();
    } catch (CsvParseException e) {
      hasEnded = true;
      return Optional.of(
          BatchRow.broken(number, "the row is not CSV, or too large; nothing after this was read"));
    }
  }
}
