package io.matchday.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is remembered of teams or competitions, by their number; made when first asked for. */
final class ByNumber<T> {

  private final Supplier<T> maker;
  private final List<T> items = new ArrayList<>();

  ByNumber(Supplier<T> maker) {
    this.maker = maker;
  }

  T get(int number) {
    while (items.size() <= number) {
      items.add(maker.get());
    }
    return items.get(number);
  }
}
