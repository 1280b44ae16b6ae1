package io.matchday.cli;

import io.matchday.refusal.Refusal;

/** Exit codes, after sysexits(3). */
final class ExitCode {

  static final int DONE = 0;
  static final int USAGE = 64;
  static final int OUR_FAULT = 70;

  private ExitCode() {}

  static int of(Refusal refusal) {
    return switch (refusal) {
      case USAGE -> USAGE;
      case BAD_DATA -> 65;
      case NO_INPUT, NOT_FOUND -> 66;
      case DATABASE_AWAY -> 69;
      case CANNOT_WRITE -> 73;
      case TRY_AGAIN -> 75;
      case SETTINGS, MODEL -> 78;
    };
  }
}
