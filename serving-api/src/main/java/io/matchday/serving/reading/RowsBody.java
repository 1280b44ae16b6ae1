package io.matchday.serving.reading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as JSON, CSV or NDJSON. */
final class RowsBody {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What a spreadsheet may take for the beginning of a formula, wide forms included. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

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
        csv.writeRecord(columns.stream().map(column -> cell(column.cell().apply(row))).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A number as a number without exponent; a text so that no spreadsheet computes it. */
  static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).toPlainString();
    }
    String text = value.toString();
    boolean computes =
        !(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return computes ? "'" + text : text;
  }
}
