package io.matchday.feature;

import java.util.Arrays;
import java.util.function.BiConsumer;
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

  /** Keeps every item by its number. */
  void keep(Tape tape, BiConsumer<T, Tape> keepItem) {
    int size = tape.whole(items.length);
    if (size > items.length) {
      items = Arrays.copyOf(items, size);
    }
    for (int number = 0; number < size; number++) {
      if (tape.flag(items[number] != null)) {
        keepItem.accept(get(number), tape);
      }
    }
  }
}
