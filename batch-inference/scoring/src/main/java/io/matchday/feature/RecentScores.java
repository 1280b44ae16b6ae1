package io.matchday.feature;

/**
 * The scores of one side's latest matches, seen from that side. Keeps a fixed number and sums whole
 * goals, so a mean does not depend on how long the history before its window was.
 */
final class RecentScores {

  private byte[] goalsFor;
  private byte[] goalsAgainst;
  private int next;
  private int size;

  RecentScores(int capacity) {
    goalsFor = new byte[capacity];
    goalsAgainst = new byte[capacity];
  }

  void add(int scored, int conceded) {
    goalsFor[next] = (byte) scored;
    goalsAgainst[next] = (byte) conceded;
    next = (next + 1) % goalsFor.length;
    size = Math.min(size + 1, goalsFor.length);
  }

  /** How many of the latest matches there are, at most {@code window}. */
  int matches(int window) {
    return Math.min(window, size);
  }

  /** The mean over the latest matches, at most {@code window}; missing when there is none. */
  double mean(FormMetric metric, int window) {
    int matches = matches(window);
    int sum = 0;
    int at = next;
    for (int i = 0; i < matches; i++) {
      at = at == 0 ? goalsFor.length - 1 : at - 1;
      sum += metric.of(goalsFor[at], goalsAgainst[at]);
    }
    return matches == 0 ? Double.NaN : (double) sum / matches;
  }

  /**
   * Adds up every metric over several windows in one pass.
   *
   * @param windows in ascending order
   * @param sums gets them by window and then by metric, in the order of {@link FormMetric}
   */
  void addUp(int[] windows, int[] sums) {
    int wins = 0;
    int draws = 0;
    int scored = 0;
    int conceded = 0;
    int seen = 0;
    int at = next;
    int place = 0;
    for (int window : windows) {
      for (int matches = matches(window); seen < matches; seen++) {
        at = at == 0 ? goalsFor.length - 1 : at - 1;
        wins += FormMetric.WIN.of(goalsFor[at], goalsAgainst[at]);
        draws += FormMetric.DRAW.of(goalsFor[at], goalsAgainst[at]);
        scored += goalsFor[at];
        conceded += goalsAgainst[at];
      }
      sums[place++] = wins;
      sums[place++] = draws;
      sums[place++] = seen - wins - draws;
      sums[place++] = scored;
      sums[place++] = conceded;
      sums[place++] = 3 * wins + draws;
    }
  }

  /** Keeps the scores. */
  void keep(Tape tape) {
    goalsFor = tape.bytes(goalsFor);
    goalsAgainst = tape.bytes(goalsAgainst);
    next = tape.whole(next);
    size = tape.whole(size);
  }
}
