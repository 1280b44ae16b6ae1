package io.matchday.job.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a CSV file, one by one: compressed or not, in UTF-8 or Windows-1252. A cell never
 * spans lines, so a quote left open spoils its own line and no other.
 */
final class CsvLines implements Closeable {

  /** The most characters of one line that are read. */
  static final int LONGEST_LINE = 1 << 16;

  private static final int HEAD = 512;
  private static final String EXPECTED = "expected a CSV file, or one compressed with gzip";

  private final String name;
  private final Reader reader;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder text = new StringBuilder();
  private final CsvReader.CsvReaderBuilder csv =
      CsvReader.builder().allowUnclosedQuote(false).skipEmptyLines(false);
  private int position;
  private int limit;
  private long number;

  private CsvLines(String name, Reader reader) {
    this.name = name;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws RefusedException {@link Refusal#NO_INPUT} when it is not there, {@link
   *     Refusal#BAD_DATA} when it is plainly no CSV file
   */
  static CsvLines open(Path file, String name) {
    if (Files.isDirectory(file)) {
      throw new RefusedException(Refusal.BAD_DATA, name + " is a directory; " + EXPECTED);
    }
    if (!Files.isReadable(file)) {
      String fault = Files.exists(file) ? " cannot be read; " : " does not exist; ";
      throw new RefusedException(Refusal.NO_INPUT, name + fault + EXPECTED);
    }
    try {
      InputStream in = plain(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
      byte[] head = head(in);
      FileKind.refuseUnlessText(head, name, EXPECTED);
      return new CsvLines(name, new LenientUtf8Reader(in));
    } catch (EOFException | ZipException e) {
      throw new RefusedException(
          Refusal.BAD_DATA, name + " is damaged: its gzip data is not valid; " + EXPECTED);
    } catch (IOException e) {
      throw new RefusedException(Refusal.NO_INPUT, name + " cannot be read: " + e.getMessage());
    }
  }

  private static InputStream plain(BufferedInputStream in) throws IOException {
    byte[] head = head(in);
    boolean gzip = head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
    return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
  }

  private static byte[] head(InputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    return head;
  }

  /** The next line, blank ones included; empty at the end of the file. */
  Optional<CsvLine> next() {
    try {
      if (!readLine()) {
        return Optional.empty();
      }
    } catch (EOFException | ZipException e) {
      throw new RefusedException(
          Refusal.BAD_DATA,
          name + " line " + (number + 1) + ": the gzip data ends or is damaged here");
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.NO_INPUT, name + " line " + (number + 1) + " cannot be read: " + e.getMessage());
    }
    number++;
    if (number == 1 && text.length() > 0 && text.charAt(0) == '\uFEFF') {
      text.deleteCharAt(0);
    }
    return Optional.of(cut(text.toString()));
  }

  private CsvLine cut(String line) {
    if (line.isEmpty()) {
      return new CsvLine(number, List.of(), "");
    }
    try {
      List<String> cells = csv.ofSingleCsvRecord(line).getFields();
      return new CsvLine(number, cells.stream().map(Text::tidy).toList(), "");
    } catch (CsvParseException e) {
      return new CsvLine(number, List.of(), "a quote is opened and not closed on the line");
    }
  }

  /** Reads up to the next line end, which may be LF, CR LF or CR. */
  private boolean readLine() throws IOException {
    text.setLength(0);
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      char next = buffer[position++];
      if (next == '\n') {
        return true;
      }
      if (next == '\r') {
        if ((position < limit || fill()) && buffer[position] == '\n') {
          position++;
        }
        return true;
      }
      if (text.length() == LONGEST_LINE) {
        throw new RefusedException(
            Refusal.BAD_DATA,
            name + " line " + (number + 1) + " is longer than " + LONGEST_LINE + " characters");
      }
      text.append(next);
    }
    return any;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, reader.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // It was only read: nothing can be lost by a failure to close.
    }
  }
}
