package io.matchday.model;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where in a model file the reading stands, for the words of a refusal. */
final class Place {

  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final Deque<String> path = new ArrayDeque<>();

  Place(String file) {
    this.file = file;
  }

  void enter(String name) {
    path.addLast(quote(name));
  }

  void leave() {
    path.removeLast();
  }

  /** A refusal of the file for what stands at this place. */
  RefusedException refused(String detail) {
    String where = path.isEmpty() ? "" : String.join("/", path) + ": ";
    return new RefusedException(Refusal.MODEL, List.of(new Problem(file, where + detail)));
  }

  /** Text of a file made fit for a message: short, and without control characters. */
  static String quote(String text) {
    String cut = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
