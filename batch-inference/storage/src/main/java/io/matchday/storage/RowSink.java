package io.matchday.storage;

import java.sql.SQLException;
import java.time.Instant;

/** Takes the values of a row, one column after the other. */
interface RowSink {

  /** The next column, a whole number. */
  void put(long value) throws SQLException;

  /** The next column, a number. */
  void put(double value) throws SQLException;

  /** The next column, bytes. */
  void put(byte[] value) throws SQLException;

  /** The next column, a moment, to the microsecond. */
  void put(Instant value) throws SQLException;
}
