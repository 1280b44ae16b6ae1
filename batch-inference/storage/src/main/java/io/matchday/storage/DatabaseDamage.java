package io.matchday.storage;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** Tells a damaged database from one that is away, and says what to do about it. */
public final class DatabaseDamage {

  private static final Set<Integer> H2_CODES =
      Set.of(
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.DESERIALIZATION_FAILED_1,
          ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1,
          ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX,
          // Our statements fit our schema: what they do not find is gone.
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
          ErrorCode.COLUMN_NOT_FOUND_1,
          // Values are always bound: what does not convert was not stored so.
          ErrorCode.DATA_CONVERSION_ERROR_1);

  /** Why a sound H2 file may not open. */
  private static final Set<Integer> H2_OPENING =
      Set.of(
          ErrorCode.WRONG_USER_OR_PASSWORD,
          ErrorCode.DATABASE_ALREADY_OPEN_1,
          ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.ERROR_OPENING_DATABASE_1,
          ErrorCode.UNSUPPORTED_SETTING_1,
          ErrorCode.URL_FORMAT_ERROR_2,
          ErrorCode.URL_RELATIVE_TO_CWD,
          ErrorCode.FILE_CREATION_FAILED_1);

  /** Reading fails where the file ends too early, and where the program may not read it. */
  private static final Set<Integer> H2_IO =
      Set.of(ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2);

  /** PostgreSQL: data_corrupted, index_corrupted. */
  private static final Set<String> POSTGRESQL_STATES = Set.of("XX001", "XX002");

  private DatabaseDamage() {}

  /** A refusal that names the database, when a failure comes from damage to it. */
  public static Optional<RefusedException> in(DatabaseSettings settings, Throwable failure) {
    return isDamage(failure) ? Optional.of(refusal(settings, failure)) : Optional.empty();
  }

  /** The same of a failure to open it: what reads its own schema and fails is damaged. */
  static Optional<RefusedException> opening(DatabaseSettings settings, SQLException failure) {
    boolean unexplained = settings.isH2() && !isExplained(settings, failure.getErrorCode());
    return unexplained || isDamage(failure)
        ? Optional.of(refusal(settings, failure))
        : Optional.empty();
  }

  private static boolean isExplained(DatabaseSettings settings, int code) {
    if (!H2_IO.contains(code)) {
      return H2_OPENING.contains(code);
    }
    Path file = Path.of(place(settings));
    return !Files.isReadable(file) || !Files.isWritable(file);
  }

  /** The same of a failure to bring its schema up to date, which may have another reason. */
  static RefusedException migrating(DatabaseSettings settings, Exception failure) {
    return in(settings, failure)
        .orElseGet(
            () ->
                new RefusedException(
                    Refusal.DATABASE_AWAY,
                    "the schema cannot be migrated: %s; unless another version of the program explains it, %s is damaged: restore FILE --force"
                        .formatted(failure.getMessage(), place(settings))));
  }

  private static boolean isDamage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MVStoreException
          || cause.getClass().getName().startsWith("org.h2.message")) {
        return true;
      }
      if (cause instanceof SQLException sql && isDamage(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDamage(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return H2_CODES.contains(e.getErrorCode()) || POSTGRESQL_STATES.contains(state);
  }

  /** Says of a database that could not be read that it is damaged, and how to go back. */
  public static RefusedException refusal(DatabaseSettings settings, Throwable failure) {
    RefusedException refused =
        new RefusedException(
            Refusal.DATABASE_AWAY,
            List.of(
                new Problem(
                    place(settings),
                    "cannot be read and may be damaged; see: verify, and go back to a backup:"
                        + " restore FILE --force ("
                        + firstLine(failure)
                        + ")")));
    refused.initCause(failure);
    return refused;
  }

  /** Where the database is, for people: its file, or its address without what follows it. */
  public static String place(DatabaseSettings settings) {
    String address = settings.url().split("[;?]", 2)[0];
    String file = "jdbc:h2:file:";
    return address.startsWith(file) ? address.substring(file.length()) + ".mv.db" : address;
  }

  /** The first line of what a failure says. */
  public static String firstLine(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.lines().findFirst().orElse(failure.toString());
  }
}
