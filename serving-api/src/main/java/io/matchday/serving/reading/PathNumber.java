package io.matchday.serving.reading;

import java.math.BigInteger;
import java.util.Optional;

/** Reads the number of a thing in a path. */
final class PathNumber {

  private PathNumber() {}

  /**
   * The number, if a thing may have it; none when nothing can. What is no whole number is refused.
   */
  static Optional<Long> read(String text, long most, String name, Query query) {
    if (!text.matches("-?[0-9]{1,100}")) {
      query.refuse("/" + name, "expected a whole number");
      return Optional.empty();
    }
    BigInteger number = new BigInteger(text);
    return Optional.of(number)
        .filter(n -> n.signum() > 0 && n.compareTo(BigInteger.valueOf(most)) <= 0)
        .map(BigInteger::longValueExact);
  }
}
