package io.matchday.match;

/** How a match ended, in the order of the classes 0, 1 and 2. */
public enum Outcome {
  /** Home win, class 0, written {@code H} in files. */
  HOME,
  /** Draw, class 1, written {@code D} in files. */
  DRAW,
  /** Away win, class 2, written {@code A} in files. */
  AWAY;

  private static final Outcome[] BY_CLASS = values();

  /** The number of outcomes. */
  public static final int COUNT = 3;

  /** The outcome of class 0, 1 or 2. */
  public static Outcome ofClass(int predictedClass) {
    return BY_CLASS[predictedClass];
  }
}
