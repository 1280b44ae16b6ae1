package io.matchday.model;

import java.util.Arrays;

/** Numbers read one by one into arrays that grow with what was really read. */
final class NumberColumn {

  private int[] integers = new int[0];
  private float[] floats = new float[0];
  private int size;

  void add(int value) {
    if (size == integers.length) {
      integers = Arrays.copyOf(integers, grown(size));
    }
    integers[size++] = value;
  }

  void add(float value) {
    if (size == floats.length) {
      floats = Arrays.copyOf(floats, grown(size));
    }
    floats[size++] = value;
  }

  int[] toIntegers() {
    return Arrays.copyOf(integers, size);
  }

  float[] toFloats() {
    return Arrays.copyOf(floats, size);
  }

  private static int grown(int size) {
    return Math.max(16, size * 2);
  }
}
