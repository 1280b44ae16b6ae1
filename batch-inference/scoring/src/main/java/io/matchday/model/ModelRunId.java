package io.matchday.model;

import java.util.regex.Pattern;

/**
 * The name of an immutable model version: 12 lower-case hex digits, such as {@code 3f7a1c9d2e4b}.
 *
 * @param value the digits
 */
public record ModelRunId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}");

  /** Refuses anything but 12 lower-case hex digits. */
  public ModelRunId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a model run id is 12 lower-case hex digits");
    }
  }

  /** Whether the text has the form of a model run id. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
