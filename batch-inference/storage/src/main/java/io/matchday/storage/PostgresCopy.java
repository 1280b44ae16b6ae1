package io.matchday.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * Rows in PostgreSQL's binary format of COPY: a signature, flags and the length of an extension;
 * for each row the number of its columns and for each column its length and bytes; -1 at the end.
 */
final class PostgresCopy implements RowSink {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int FIRST_CAPACITY = 1 << 16;
  private static final int SENT_TOGETHER = 1 << 16;

  private final int columns;
  private ByteBuffer rows = ByteBuffer.allocate(FIRST_CAPACITY);

  /** Rows of so many columns. */
  PostgresCopy(int columns) {
    this.columns = columns;
    rows.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** What is put next is the first column of a row. */
  void beginRow() {
    room(Short.BYTES).putShort((short) columns);
  }

  @Override
  public void put(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
  }

  @Override
  public void put(double value) {
    room(Integer.BYTES + Double.BYTES).putInt(Double.BYTES).putDouble(value);
  }

  @Override
  public void put(byte[] value) {
    room(Integer.BYTES + value.length).putInt(value.length).put(value);
  }

  @Override
  public void put(Instant value) {
    // Not by EPOCH.until: that counts nanoseconds, of which a long holds 292 years.
    put(
        TimeUnit.SECONDS.toMicros(value.getEpochSecond() - EPOCH.getEpochSecond())
            + TimeUnit.NANOSECONDS.toMicros(value.getNano()));
  }

  private ByteBuffer room(int bytes) {
    if (rows.remaining() < bytes) {
      int position = rows.position();
      int capacity = Math.max(2 * rows.capacity(), position + bytes);
      rows = ByteBuffer.wrap(Arrays.copyOf(rows.array(), capacity)).position(position);
    }
    return rows;
  }

  /**
   * Sends the rows in the transaction of the connection.
   *
   * @param into the table and its columns
   * @return how many the database took
   */
  long send(Connection connection, String into) throws SQLException {
    room(Short.BYTES).putShort((short) -1);
    ByteArrayInputStream bytes = new ByteArrayInputStream(rows.array(), 0, rows.position());
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + into + " FROM STDIN (FORMAT BINARY)", bytes, SENT_TOGETHER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
