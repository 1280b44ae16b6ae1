package io.matchday.serving.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Weak entity tags (RFC 9110, 8.8.3): short hashes of what an answer is made of. */
final class AnswerTag {

  private static final int DIGITS = 24;

  private AnswerTag() {}

  /** The tag of an answer made of these parts. */
  static String of(Object... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        sha256.update(part.toString().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
      }
      return "W/\"" + HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
