package io.matchday.serving.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Where a walk through a list stands, as text that means nothing to clients. */
final class Cursor {

  private static final int LONGEST = 120;

  private Cursor() {}

  /** The text for these numbers, of a list of this name. */
  static String of(String list, long... numbers) {
    String plain =
        LongStream.of(numbers)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(".", list + ".", ""));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /** The numbers behind a text, if it is one that a list of this name gave. */
  static Optional<long[]> read(String list, int count, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String[] parts = new String(bytes, StandardCharsets.US_ASCII).split("\\.", -1);
      if (parts.length != count + 1 || !parts[0].equals(list)) {
        return Optional.empty();
      }
      long[] numbers = Arrays.stream(parts).skip(1).mapToLong(Long::parseLong).toArray();
      return Optional.of(numbers).filter(read -> of(list, read).equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
