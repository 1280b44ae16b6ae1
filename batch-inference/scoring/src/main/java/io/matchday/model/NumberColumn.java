package io.matchday.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers read one by one, four bytes each. Grows by pieces that are joined at the end, so that it
 * never takes more than twice the memory of the numbers read; one of known size takes it once.
 */
final class NumberColumn {

  private static final int FIRST_PIECE = 16;
  private static final int LARGEST_PIECE = 1 << 16;

  private final List<int[]> full = new ArrayList<>();
  private int[] piece;
  private int used;
  private int fullSize;

  /** A column of unknown size. */
  NumberColumn() {
    piece = new int[0];
  }

  /** A column of a size that the file was shown to hold. */
  NumberColumn(int size) {
    piece = new int[size];
  }

  void add(int value) {
    if (used == piece.length) {
      grow();
    }
    piece[used++] = value;
  }

  void add(float value) {
    add(Float.floatToRawIntBits(value));
  }

  private void grow() {
    if (used > 0) {
      full.add(piece);
      fullSize += used;
    }
    piece = new int[Math.min(LARGEST_PIECE, Math.max(FIRST_PIECE, fullSize))];
    used = 0;
  }

  int[] toIntegers() {
    if (full.isEmpty()) {
      return used == piece.length ? piece : Arrays.copyOf(piece, used);
    }
    int[] all = new int[fullSize + used];
    int at = 0;
    for (int[] each : full) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    System.arraycopy(piece, 0, all, at, used);
    return all;
  }

  float[] toFloats() {
    float[] all = new float[fullSize + used];
    int at = 0;
    for (int[] each : full) {
      at = copy(each, each.length, all, at);
    }
    copy(piece, used, all, at);
    return all;
  }

  private static int copy(int[] from, int count, float[] to, int at) {
    for (int i = 0; i < count; i++) {
      to[at + i] = Float.intBitsToFloat(from[i]);
    }
    return at + count;
  }
}
