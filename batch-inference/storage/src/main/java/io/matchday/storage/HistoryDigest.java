package io.matchday.storage;

/**
 * What tells one past from another: how many matches it has, and 128 bits that change with
 * everything features are made of and do not hang on the order of the matches.
 *
 * @param matches how many matches
 * @param upper the sum of the upper halves of their hashes
 * @param lower the sum of the lower halves of their hashes
 */
public record HistoryDigest(long matches, long upper, long lower) {

  /** Of no matches. */
  public static final HistoryDigest NONE = new HistoryDigest(0, 0, 0);

  /** Of the matches of both. */
  public HistoryDigest plus(HistoryDigest other) {
    return new HistoryDigest(matches + other.matches, upper + other.upper, lower + other.lower);
  }
}
