package io.matchday.serving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The keys that are accepted, known by their hashes only. */
final class ApiKeys {

  private final List<byte[]> hashes;

  ApiKeys(List<String> hashes) {
    this.hashes = hashes.stream().map(HexFormat.of()::parseHex).toList();
  }

  boolean areRequired() {
    return !hashes.isEmpty();
  }

  /** Whether a key is one of ours; takes as long for a wrong key as for a right one. */
  boolean accept(String key) {
    byte[] hash = sha256(key);
    boolean accepted = false;
    for (byte[] known : hashes) {
      accepted |= MessageDigest.isEqual(known, hash);
    }
    return accepted;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
