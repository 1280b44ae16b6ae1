package io.matchday.match;

/**
 * The stable number of a match, the same before and after it is played or moved.
 *
 * @param value 1 to 2^32-1, so that a run and a match fit one 64-bit key
 */
public record MatchId(long value) implements Comparable<MatchId> {

  /** The greatest match id. */
  public static final long MAX = 0xFFFF_FFFFL;

  /** Refuses numbers outside 1 to {@link #MAX}. */
  public MatchId {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("match id " + value + " is not in 1.." + MAX);
    }
  }

  @Override
  public int compareTo(MatchId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
