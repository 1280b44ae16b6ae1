package io.matchday.storage;

import java.sql.SQLException;

/**
 * One I/O error, at the n-th call of a kind. It passes at once, or every connection there is then
 * is lost with it, as when a server starts again.
 */
public final class InjectedFault {

  /** SQLSTATE of an I/O error of the system. */
  private static final String IO_ERROR = "58030";

  /** What fails. */
  public enum Kind {
    /** A page of rows to predict is read. */
    READ,
    /** Predictions are written. */
    WRITE,
    /** Any statement is executed. */
    STATEMENT,
    /** A transaction is to be committed, and is not. */
    COMMIT,
    /** A transaction is committed, but nobody hears of it. */
    ANSWER_OF_COMMIT,
    /** A block of rows is scored. */
    SCORE
  }

  private Kind kind = Kind.STATEMENT;
  private long calls;
  private long at;
  private boolean dropping;
  private long drops;
  private boolean met;

  /** Has the n-th call of a kind from now on fail, and no other. */
  public synchronized void passAt(Kind of, long n) {
    arm(of, n);
    dropping = false;
  }

  /** Has the n-th call of a kind from now on fail, and every connection there is be lost then. */
  public synchronized void dropAt(Kind of, long n) {
    arm(of, n);
    dropping = true;
  }

  private void arm(Kind of, long n) {
    kind = of;
    at = n;
    met = false;
    calls = 0;
  }

  /** Lets everything pass again. */
  public synchronized void mend() {
    at = 0;
  }

  /** Whether the armed call was made. */
  public synchronized boolean isMet() {
    return met;
  }

  /** How often all connections were lost so far. */
  synchronized long drops() {
    return drops;
  }

  /** Counts a call of this kind, and fails when it is the one. */
  public synchronized void before(Kind of) throws SQLException {
    if (of != kind) {
      return;
    }
    calls++;
    if (calls == at) {
      met = true;
      drops += dropping ? 1 : 0;
      throw new SQLException("injected I/O error", IO_ERROR);
    }
  }
}
