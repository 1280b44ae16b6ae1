package io.matchday.storage;

/**
 * What a run did with its rows.
 *
 * @param read rows taken in
 * @param written rows that came to something
 * @param rejected rows refused, each with a reason
 */
public record RunCounts(long read, long written, long rejected) {

  /** Nothing yet. */
  public static final RunCounts NONE = new RunCounts(0, 0, 0);

  /** Whether every row read was either written or rejected. */
  public boolean balances() {
    return read == written + rejected;
  }
}
