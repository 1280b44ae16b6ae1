package io.matchday.job.intake;

import java.text.Normalizer;

/** How text from files is brought into one form. */
final class Text {

  private Text() {}

  /**
   * White space at the ends removed, inside collapsed to one blank (a no-break space is white space
   * here), in Unicode normal form C, so that names that look alike are equal.
   */
  static String tidy(String text) {
    if (isTidy(text)) {
      return text;
    }
    StringBuilder tidy = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (!isBlank(next)) {
        tidy.append(next);
      } else if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) != ' ') {
        tidy.append(' ');
      }
    }
    if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) == ' ') {
      tidy.setLength(tidy.length() - 1);
    }
    return Normalizer.normalize(tidy, Normalizer.Form.NFC);
  }

  private static boolean isTidy(String text) {
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next <= ' ' || next > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char character) {
    return character == ' '
        || character == '\t'
        || Character.isSpaceChar(character)
        || character == '\uFEFF';
  }

  /** Whether it holds a character that cannot be printed, or that no decoding could make out. */
  static boolean hasControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next > ' ' && next <= '~') {
        continue;
      }
      int type = Character.getType(next);
      if (type == Character.CONTROL || type == Character.FORMAT || next == '\uFFFD') {
        return true;
      }
    }
    return false;
  }

  /** The text as it may be shown in a message: short, and without control characters. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && i < 40; i++) {
      char next = text.charAt(i);
      shown.append(hasControlCharacter(String.valueOf(next)) ? '?' : next);
    }
    return '"' + shown.toString() + (text.length() > 40 ? "...\"" : "\"");
  }
}
