package io.matchday.storage;

import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Tells errors of opening a database that pass by themselves from those that stay. */
final class OpeningErrors {

  /** Two processes opening one H2 file at once, or its owner having just died. */
  private static final Set<Integer> H2_PASSING =
      Set.of(
          ErrorCode.DATABASE_ALREADY_OPEN_1,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.ERROR_OPENING_DATABASE_1,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2);

  /** PostgreSQL is starting up, or has no slot just now. */
  private static final Set<String> POSTGRESQL_PASSING = Set.of("57P03", "53300");

  /** Another process is creating the file, or holds the table of migrations. */
  private static final Set<Integer> H2_HELD =
      Set.of(
          ErrorCode.DATABASE_ALREADY_OPEN_1,
          ErrorCode.LOCK_TIMEOUT_1,
          ErrorCode.CONCURRENT_UPDATE_1,
          ErrorCode.DEADLOCK_1);

  /**
   * The process that had the file open ended in the middle of what was asked of it, or H2 closed
   * the database by itself, as it does at a write that fails.
   */
  private static final Set<Integer> H2_GONE =
      Set.of(
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

  private OpeningErrors() {}

  static boolean isHeldByAnother(Throwable failure) {
    return isAnyOf(H2_HELD, failure);
  }

  static boolean isDatabaseGone(Throwable failure) {
    return isAnyOf(H2_GONE, failure);
  }

  private static boolean isAnyOf(Set<Integer> codes, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && codes.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  static boolean mayPass(SQLException e) {
    String state = e.getSQLState();
    return H2_PASSING.contains(e.getErrorCode())
        || (state != null && POSTGRESQL_PASSING.contains(state));
  }
}
