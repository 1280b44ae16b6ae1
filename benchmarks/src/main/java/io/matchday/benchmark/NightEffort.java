package io.matchday.benchmark;

/**
 * How many nights are measured.
 *
 * @param seasons of history
 * @param rounds of each kind of night
 */
record NightEffort(int seasons, int rounds) {

  /** About two minutes, over 91,200 matches. */
  static final NightEffort QUICK = new NightEffort(20, 2);

  /** About four minutes, over 300,960 matches. */
  static final NightEffort FULL = new NightEffort(66, 5);
}
