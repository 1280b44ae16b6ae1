package io.matchday.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Rows as the parameters of one statement, which is executed whenever they are all given. */
final class ParameterRows implements RowSink, AutoCloseable {

  private final PreparedStatement statement;
  private int parameter;

  /** Takes the statement over. */
  ParameterRows(PreparedStatement statement) {
    this.statement = statement;
  }

  @Override
  public void put(long value) throws SQLException {
    statement.setLong(++parameter, value);
  }

  @Override
  public void put(double value) throws SQLException {
    statement.setDouble(++parameter, value);
  }

  @Override
  public void put(byte[] value) throws SQLException {
    statement.setBytes(++parameter, value);
  }

  @Override
  public void put(Instant value) throws SQLException {
    statement.setObject(++parameter, JdbcRuns.timestamp(value));
  }

  /** How many rows the database took. */
  int execute() throws SQLException {
    parameter = 0;
    return statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
