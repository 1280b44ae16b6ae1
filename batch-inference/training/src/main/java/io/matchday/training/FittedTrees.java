package io.matchday.training;

import java.util.Map;

/** A model file as the library wrote it, how many rounds it holds, and what its splits gained. */
final class FittedTrees {

  private final byte[] file;
  private final int rounds;
  private final Map<String, Double> gains;

  /**
   * Fitted trees.
   *
   * @param gains the sum of the gains of all splits by feature; features without a split are absent
   */
  FittedTrees(byte[] file, int rounds, Map<String, Double> gains) {
    this.file = file.clone();
    this.rounds = rounds;
    this.gains = Map.copyOf(gains);
  }

  byte[] file() {
    return file.clone();
  }

  int rounds() {
    return rounds;
  }

  Map<String, Double> gains() {
    return gains;
  }
}
