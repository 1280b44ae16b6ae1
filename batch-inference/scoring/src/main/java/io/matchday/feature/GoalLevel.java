package io.matchday.feature;

/**
 * What {@link GoalStrengths} know of one competition: how many goals fall in it, what home is
 * worth, how strong its teams are, and how strong newcomers proved to be beside them. Rates and
 * strengths are logarithms of goals.
 */
final class GoalLevel {

  /** A competition starts with 1.28 goals a side. */
  private static final double START_RATE = 0.25;

  private static final double START_ADVANTAGE = 0.3;

  /** Newcomers are taken for this much below the level, until some have been seen. */
  private static final double START_GAP = -0.2;

  /** One match moves the level this share of the way to its teams. */
  private static final double LEVEL_STEP = 0.25;

  /** One newcomer moves the gap this share of the way to its own. */
  private static final double GAP_STEP = 0.01;

  /** A competition learns faster in its first matches: the n-th counts for half of one in n. */
  private static final double EARLY = 0.5;

  private double rate = START_RATE;
  private double advantage = START_ADVANTAGE;
  private double attack;
  private double defence;
  private double attackGap = START_GAP;
  private double defenceGap = START_GAP;
  private int firstDay;
  private int matches;

  double rate() {
    return rate;
  }

  double advantage() {
    return advantage;
  }

  double attack() {
    return attack;
  }

  double defence() {
    return defence;
  }

  /** The attack a newcomer is taken to have. */
  double newcomerAttack() {
    return attack + attackGap;
  }

  /** The defence a newcomer is taken to have. */
  double newcomerDefence() {
    return defence + defenceGap;
  }

  int matches() {
    return matches;
  }

  /** Whether a team that joins on this day comes to a competition that others have made up. */
  boolean isSettled(int day) {
    return matches > 0 && day - firstDay > EloRatings.FIRST_SEASON_DAYS;
  }

  /**
   * Learns from a match.
   *
   * @param more by how much more goals fell than expected, as a share of those expected
   * @param forHome by how much more of them the home side scored than expected; 0 on neutral ground
   */
  void takeIn(int day, double more, double forHome, GoalConstants constants) {
    if (matches == 0) {
      firstDay = day;
    }
    rate += Math.max(constants.rateStep(), EARLY / (matches + 10)) * more;
    advantage += Math.max(constants.advantageStep(), EARLY / (matches + 20)) * forHome;
    matches++;
  }

  /** Moves the level towards the strengths of the two teams of a match, in the mean. */
  void move(double attackMean, double defenceMean) {
    attack += LEVEL_STEP * (attackMean - attack);
    defence += LEVEL_STEP * (defenceMean - defence);
  }

  /** Learns what a newcomer proved to be worth. */
  void newcomerProved(double itsAttack, double itsDefence) {
    attackGap += GAP_STEP * (itsAttack - attack - attackGap);
    defenceGap += GAP_STEP * (itsDefence - defence - defenceGap);
  }

  /** Keeps what was learned. */
  void keep(Tape tape) {
    rate = tape.real(rate);
    advantage = tape.real(advantage);
    attack = tape.real(attack);
    defence = tape.real(defence);
    attackGap = tape.real(attackGap);
    defenceGap = tape.real(defenceGap);
    firstDay = tape.whole(firstDay);
    matches = tape.whole(matches);
  }
}
