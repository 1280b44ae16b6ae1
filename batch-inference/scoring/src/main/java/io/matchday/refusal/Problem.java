package io.matchday.refusal;

/**
 * One thing that is wrong.
 *
 * @param place where it is: a JSON pointer, a settings key, {@code file line 41}; empty when the
 *     whole is meant
 * @param detail what is wrong there and what was expected; never echoes secrets
 */
public record Problem(String place, String detail) {

  /** A problem of the whole rather than of one place in it. */
  public static Problem of(String detail) {
    return new Problem("", detail);
  }

  @Override
  public String toString() {
    return place.isEmpty() ? detail : place + ": " + detail;
  }
}
