package io.matchday.serving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a client wants scored later. Holds its body, which nobody changes.
 *
 * @param alias the model alias asked for
 * @param body as it came
 * @param owner the name of the API key; empty when none was asked for
 * @param key the Idempotency-Key
 */
@SuppressWarnings("ArrayRecordComponent")
record TaskOrder(String alias, byte[] body, String owner, Optional<String> key) {

  /** Tells this order from every other: SHA-256 of alias and body, in hex. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ServedModels.folded(alias).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
