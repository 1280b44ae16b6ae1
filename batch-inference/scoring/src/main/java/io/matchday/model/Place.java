package io.matchday.model;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where in a model file the reading stands, for the words of a refusal. */
final class Place {

  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final Deque<Object> path = new ArrayDeque<>();
  private @Nullable LongSupplier position;

  Place(String file) {
    this.file = file;
  }

  /** Names the byte in refusals from now on. */
  void follow(LongSupplier byteOffset) {
    position = byteOffset;
  }

  /** Names no byte any more: the whole file has been read. */
  void readWhole() {
    position = null;
  }

  void enter(String name) {
    path.addLast(name);
  }

  void enter(int index) {
    path.addLast(index);
  }

  void leave() {
    path.removeLast();
  }

  /** A refusal of the file for what stands at this place. */
  RefusedException refused(String detail) {
    String names =
        path.stream().map(each -> quote(each.toString())).collect(Collectors.joining("/"));
    String where = path.isEmpty() ? "" : names + ": ";
    String at = position == null ? "" : " (at byte " + position.getAsLong() + ")";
    return new RefusedException(Refusal.MODEL, List.of(new Problem(file, where + detail + at)));
  }

  /** Text of a file made fit for a message: short, and nothing in it that a screen obeys. */
  static String quote(String text) {
    return quote(text, LONGEST_QUOTE);
  }

  /** Text of at most this many characters, without control and other unprintable ones. */
  static String quote(String text, int longest) {
    StringBuilder quoted = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < Math.min(text.length(), longest); ) {
      int character = text.codePointAt(i);
      quoted.appendCodePoint(isPrintable(character) ? character : '?');
      i += Character.charCount(character);
    }
    return quoted.append(text.length() > longest ? "..." : "").toString();
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
