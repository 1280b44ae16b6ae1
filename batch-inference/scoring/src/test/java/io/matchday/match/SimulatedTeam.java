package io.matchday.match;

import java.util.Random;

/** A simulated team: its name and how many goals it makes and lets in, as logarithms. */
final class SimulatedTeam {

  private static final double KEPT = 0.85;

  private final String name;
  private double attack;
  private double defence;

  SimulatedTeam(String name, double spread, Random random) {
    this.name = name;
    this.attack = spread * random.nextGaussian();
    this.defence = spread * random.nextGaussian();
  }

  /** A summer: part of the strength stays, the rest is drawn anew, the spread stays as it is. */
  void drift(double spread, Random random) {
    double fresh = spread * StrictMath.sqrt(1 - KEPT * KEPT);
    attack = KEPT * attack + fresh * random.nextGaussian();
    defence = KEPT * defence + fresh * random.nextGaussian();
  }

  String name() {
    return name;
  }

  /** Goals to be expected against an opponent. */
  double goalsAgainst(SimulatedTeam opponent, double base) {
    return StrictMath.min(5, base * StrictMath.exp(attack - opponent.defence));
  }
}
