package io.matchday.match;

/** Who plays: men or women. The code is what features and the wire carry. */
public enum Sex {
  /** Code 0. */
  MEN(0),
  /** Code 1. */
  WOMEN(1);

  private final int code;

  Sex(int code) {
    this.code = code;
  }

  /** 0 for men, 1 for women. */
  public int code() {
    return code;
  }

  /** The sex with this code; refuses any number but 0 and 1. */
  public static Sex ofCode(int code) {
    return switch (code) {
      case 0 -> MEN;
      case 1 -> WOMEN;
      default -> throw new IllegalArgumentException("sex code " + code + " is neither 0 nor 1");
    };
  }
}
