package io.matchday.feature;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is remembered of teams or competitions, by their number; made when first asked for. */
final class ByNumber<T> {

  private final Supplier<T> maker;
  private @Nullable Object[] items = new Object[64];

  ByNumber(Supplier<T> maker) {
    this.maker = maker;
  }

  @SuppressWarnings("unchecked") // Nothing else is ever put in.
  T get(int number) {
    if (number >= items.length) {
      items = Arrays.copyOf(items, Math.max(number + 1, items.length * 2));
    }
    Object item = items[number];
    if (item == null) {
      item = maker.get();
      items[number] = item;
    }
    return (T) item;
  }
}
