package io.matchday.training;

/** A model file as the library wrote it, and how many rounds it holds. */
final class FittedTrees {

  private final byte[] file;
  private final int rounds;

  FittedTrees(byte[] file, int rounds) {
    this.file = file.clone();
    this.rounds = rounds;
  }

  byte[] file() {
    return file.clone();
  }

  int rounds() {
    return rounds;
  }
}
