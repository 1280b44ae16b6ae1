package io.matchday.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.springframework.transaction.TransactionSystemException;

/** Tells a full disk from other failures, whoever wrote to it: us, H2 or PostgreSQL. */
public final class DiskErrors {

  /** What a person does about it. */
  public static final String ADVICE =
      "the disk is full; what was written before is safe, and the last good run stays published:"
          + " free some space, then run the same command again";

  /** As Linux, macOS and Windows say it, for the disk, a quota, and the longest file allowed. */
  private static final List<String> MESSAGES =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "File too large",
          "There is not enough space on the disk");

  /** The state PostgreSQL gives. */
  private static final String DISK_FULL = "53100";

  private static final int DEEPEST = 50;

  private DiskErrors() {}

  /** Whether this, or anything that led to it, is a disk being full. */
  public static boolean isFull(Throwable failure) {
    return isFull(failure, DEEPEST);
  }

  private static boolean isFull(Throwable failure, int depth) {
    if (depth == 0) {
      return false;
    }
    if (saysSo(failure)) {
      return true;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (isFull(suppressed, depth - 1)) {
        return true;
      }
    }
    // A rollback that fails as well stands before what it was for.
    if (failure instanceof TransactionSystemException ended
        && ended.getApplicationException() != null
        && isFull(ended.getApplicationException(), depth - 1)) {
      return true;
    }
    Throwable cause = failure.getCause();
    return cause != null && isFull(cause, depth - 1);
  }

  private static boolean saysSo(Throwable failure) {
    if (failure instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
      return true;
    }
    boolean writes = failure instanceof IOException || failure instanceof SQLException;
    String message = String.valueOf(failure.getMessage());
    return writes && MESSAGES.stream().anyMatch(message::contains);
  }
}
