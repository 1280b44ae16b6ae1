package io.matchday.benchmark;

/**
 * How long HTTP is measured.
 *
 * @param seasons of history, whose matches are all predicted
 * @param warmUpMillis before a server's time counts
 * @param rounds in which the servers take turns; their median counts
 * @param millis the length of a turn
 */
record HttpEffort(int seasons, long warmUpMillis, int rounds, long millis) {

  /** About three minutes; with a shorter warm-up what is measured is the compiler at work. */
  static final HttpEffort QUICK = new HttpEffort(3, 12_000, 1, 3_000);

  /** About ten minutes, over 100,000 predictions. */
  static final HttpEffort FULL = new HttpEffort(22, 20_000, 5, 5_000);
}
