package io.matchday.job.intake;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;

/** What the first bytes of a file say of its kind. */
final class FileKind {

  /** One stray control character spoils a row; one in ten characters is no text. */
  private static final int BINARY_SHARE = 10;

  private FileKind() {}

  /** Refuses what is plainly no text, and an empty file. */
  static void refuseUnlessText(byte[] head, String name, String expected) {
    String fault = fault(head);
    if (!fault.isEmpty()) {
      throw new RefusedException(Refusal.BAD_DATA, name + " is " + fault + "; " + expected);
    }
  }

  private static String fault(byte[] head) {
    if (head.length == 0) {
      return "empty";
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return "a zip archive or a spreadsheet";
    }
    if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
      return "in UTF-16 (save it as UTF-8)";
    }
    int control = 0;
    for (byte value : head) {
      if (value == 0) {
        return "binary";
      }
      boolean isText = value >= ' ' || value < 0 || value == '\t' || value == '\n' || value == '\r';
      control += isText ? 0 : 1;
    }
    if (control * BINARY_SHARE > head.length) {
      return "binary";
    }
    return "";
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
