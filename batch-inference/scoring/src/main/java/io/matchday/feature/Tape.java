package io.matchday.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the memory of a replay is recorded on, or read back from: the same calls in the same order
 * do either, so that the two cannot differ. A call takes the value as it stands and gives the one
 * to go on with: the same while recording, the recorded one while reading back.
 */
public interface Tape {

  /** A whole number. */
  int whole(int value);

  /** A large whole number. */
  long large(long value);

  /** A number, to the bit. */
  double real(double value);

  /** A claim. */
  boolean flag(boolean value);

  /** A text. */
  String text(String value);

  /** Small whole numbers, as many as there were. */
  byte[] bytes(byte[] values);

  /** Whole numbers, as many as there were. */
  int[] wholes(int[] values);

  /** Large whole numbers, as many as there were. */
  long[] larges(long[] values);

  /** Numbers, as many as there were. */
  double[] reals(double[] values);

  /**
   * The entries of a map, which is empty when it is read back.
   *
   * @param blank any entry, to ask for recorded ones with
   * @param key puts a key on this tape
   * @param value puts a value on this tape
   */
  default <K, V> void entries(
      Map<K, V> map, Map.Entry<K, V> blank, UnaryOperator<K> key, UnaryOperator<V> value) {
    List<Map.Entry<K, V>> known = new ArrayList<>(map.entrySet());
    int size = whole(known.size());
    for (int i = 0; i < size; i++) {
      Map.Entry<K, V> entry = i < known.size() ? known.get(i) : blank;
      K recorded = key.apply(entry.getKey());
      map.put(recorded, value.apply(entry.getValue()));
    }
  }
}
