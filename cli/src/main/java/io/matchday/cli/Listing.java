package io.matchday.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints rows as they come: CSV and JSON without holding them, a table once its columns' widths are
 * known. Cells are text, whole numbers, fractions, booleans, or empty {@link Optional}s.
 */
final class Listing implements AutoCloseable {

  private static final int TABLE_DECIMALS = 3;
  private static final int MACHINE_DECIMALS = 10;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?%?");

  private final OutputFormat format;
  private final List<String> columns;
  private final PrintWriter out;
  private final List<List<String>> table = new ArrayList<>();
  private final Optional<CsvWriter> csv;
  private final Optional<JsonGenerator> json;

  Listing(OutputFormat format, List<String> columns, PrintWriter out) {
    this.format = format;
    this.columns = columns;
    this.out = out;
    this.csv = format == OutputFormat.csv ? Optional.of(csvTo(out)) : Optional.empty();
    this.json = format == OutputFormat.json ? Optional.of(jsonTo(out)) : Optional.empty();
    csv.ifPresent(writer -> writer.writeRecord(columns));
    json.ifPresent(JsonGenerator::writeStartArray);
  }

  private static CsvWriter csvTo(Writer out) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new Unclosed(out));
  }

  private static JsonGenerator jsonTo(Writer out) {
    return new JsonFactory().createGenerator(ObjectWriteContext.empty(), new Unclosed(out));
  }

  /** Adds a row with as many cells as there are columns. */
  void row(Object... cells) {
    switch (format) {
      case table -> table.add(texts(cells, TABLE_DECIMALS));
      case csv -> csv.orElseThrow().writeRecord(texts(cells, MACHINE_DECIMALS));
      case json -> jsonRow(json.orElseThrow(), cells);
    }
  }

  private static List<String> texts(Object[] cells, int decimals) {
    List<String> texts = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      texts.add(text(cell, decimals));
    }
    return texts;
  }

  private static String text(Object cell, int decimals) {
    if (cell instanceof Optional<?> optional) {
      return optional.isPresent() ? text(optional.get(), decimals) : "";
    }
    if (cell instanceof Double number) {
      if (!Double.isFinite(number)) {
        return "";
      }
      BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN);
      return decimals == TABLE_DECIMALS
          ? rounded.toPlainString()
          : rounded.stripTrailingZeros().toPlainString();
    }
    return String.valueOf(cell);
  }

  private void jsonRow(JsonGenerator generator, Object[] cells) {
    generator.writeRaw(System.lineSeparator());
    generator.writeStartObject();
    for (int i = 0; i < cells.length; i++) {
      generator.writeName(columns.get(i));
      jsonCell(generator, cells[i]);
    }
    generator.writeEndObject();
  }

  private static void jsonCell(JsonGenerator generator, Object cell) {
    if (cell instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        jsonCell(generator, optional.get());
      } else {
        generator.writeNull();
      }
    } else if (cell instanceof Integer || cell instanceof Long) {
      generator.writeNumber(((Number) cell).longValue());
    } else if (cell instanceof Double number && Double.isFinite(number)) {
      generator.writeNumber(number);
    } else if (cell instanceof Double) {
      generator.writeNull();
    } else if (cell instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else {
      generator.writeString(String.valueOf(cell));
    }
  }

  @Override
  public void close() {
    switch (format) {
      case table -> printTable();
      case csv -> flush(csv.orElseThrow());
      case json -> {
        json.orElseThrow().writeRaw(System.lineSeparator());
        json.orElseThrow().writeEndArray();
        json.orElseThrow().close();
        out.println();
      }
    }
    out.flush();
  }

  private static void flush(CsvWriter writer) {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void printTable() {
    List<String> titles = columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
    int[] widths = new int[columns.size()];
    boolean[] isNumeric = new boolean[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      List<String> cells = table.stream().map(row -> row.get(column)).toList();
      isNumeric[i] = !cells.isEmpty() && cells.stream().allMatch(Listing::mayStandRight);
      widths[i] = cells.stream().mapToInt(Listing::width).reduce(width(titles.get(i)), Math::max);
    }
    out.println(aligned(titles, widths, isNumeric));
    table.forEach(row -> out.println(aligned(row, widths, isNumeric)));
  }

  /** A column is set to the right when every filled cell of it is a number. */
  private static boolean mayStandRight(String cell) {
    return cell.isEmpty() || NUMBER.matcher(cell).matches();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String aligned(List<String> cells, int[] widths, boolean[] isNumeric) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(widths[i] - width(cell));
      line.append(isNumeric[i] ? padding + cell : cell + padding).append("  ");
    }
    return line.toString().stripTrailing();
  }

  /** Passes text on but leaves the underlying writer open: it is not ours to close. */
  private static final class Unclosed extends FilterWriter {
    Unclosed(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
