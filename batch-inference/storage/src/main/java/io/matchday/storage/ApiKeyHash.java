package io.matchday.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 hash an API key is known by. A fast hash is right here: a key is 256 random bits, and
 * who could try that many needs no hash to break; slow hashes are for passwords that people choose.
 */
public final class ApiKeyHash {

  private static final int BYTES = 32;

  private final byte[] bytes;

  private ApiKeyHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a key. */
  public static ApiKeyHash of(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new ApiKeyHash(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The hash written as 64 hex digits. */
  public static ApiKeyHash ofHex(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 hash has 64 hex digits");
    }
    return new ApiKeyHash(bytes);
  }

  /** 64 hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Compares in constant time: how long it takes does not tell how much is alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ApiKeyHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "ApiKeyHash";
  }
}
