package io.matchday.storage.backup;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A digest of rows that does not depend on their order: the sum of their hashes, modulo 2^256. The
 * same row twice counts twice.
 */
final class RowDigest {

  private static final int WORDS = 8;
  private static final long WORD = 0xFFFFFFFFL;

  private final MessageDigest hash = Hashes.sha256();
  private final long[] sum = new long[WORDS];
  private long rows;

  /** The hash of a row, to be added to any digest. */
  byte[] hashOf(byte[] row, int length) {
    hash.update(row, 0, length);
    return hash.digest();
  }

  void add(byte[] rowHash) {
    ByteBuffer words = ByteBuffer.wrap(rowHash);
    long carry = 0;
    for (int i = WORDS - 1; i >= 0; i--) {
      carry += sum[i] + (words.getInt(i * Integer.BYTES) & WORD);
      sum[i] = carry & WORD;
      carry >>>= Integer.SIZE;
    }
    rows++;
  }

  long rows() {
    return rows;
  }

  String hex() {
    ByteBuffer bytes = ByteBuffer.allocate(WORDS * Integer.BYTES);
    for (long word : sum) {
      bytes.putInt((int) word);
    }
    return Hashes.hex(bytes.array());
  }
}
