package io.matchday.serving.reading;

import java.util.Optional;

/** The cursor of lists that are in the order of one number. */
final class PageEnd {

  static final String EXPECTED = "expected a cursor from the link to a next page";

  private PageEnd() {}

  /** The number that the last page of a list ended with. */
  static Optional<Long> read(String list, long most, String cursor) {
    return Cursor.read(list, 1, cursor)
        .map(numbers -> numbers[0])
        .filter(number -> number >= 1 && number <= most);
  }
}
