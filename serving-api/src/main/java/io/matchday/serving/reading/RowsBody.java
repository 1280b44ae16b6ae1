package io.matchday.serving.reading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.matchday.serving.CsvCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as JSON, CSV or NDJSON. */
final class RowsBody {

  private static final JsonMapper JSON = JsonMapper.shared();

  private RowsBody() {}

  /** The rows in a format; the columns say what stands in CSV, the rows themselves what in JSON. */
  static <V> byte[] of(RowFormat format, List<V> rows, List<Column<V>> columns) {
    return switch (format) {
      case JSON -> JSON.writeValueAsBytes(rows);
      case NDJSON -> lines(rows);
      case CSV -> csv(rows, columns);
    };
  }

  private static byte[] lines(List<?> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object row : rows) {
      bytes.writeBytes(JSON.writeValueAsBytes(row));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static <V> byte[] csv(List<V> rows, List<Column<V>> columns) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      for (V row : rows) {
        csv.writeRecord(
            columns.stream().map(column -> CsvCell.of(column.cell().apply(row))).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
