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

  /** About a minute and a half. */
  static final HttpEffort QUICK = new HttpEffort(3, 4_000, 1, 3_000);

  /** About six minutes, over 100,000 predictions. */
  static final HttpEffort FULL = new HttpEffort(22, 10_000, 5, 5_000);
}
