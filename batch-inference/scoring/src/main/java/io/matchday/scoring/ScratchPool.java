package io.matchday.scoring;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps working memory between calls, so that scoring allocates nothing once it is warm. Not held
 * by thread, since a server may use a new thread for every request. Any number of threads may take
 * from it and give back at once.
 *
 * @param <T> what a call works in
 */
final class ScratchPool<T> {

  private static final int PLACES = 16;

  private final Supplier<T> maker;
  private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES);

  ScratchPool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** One that nobody else has, new if need be. */
  T take() {
    for (int place = 0; place < PLACES; place++) {
      if (places.getPlain(place) != null) {
        T kept = places.getAndSet(place, null);
        if (kept != null) {
          return kept;
        }
      }
    }
    return maker.get();
  }

  /** Gives one back; it is dropped when more are in use than the pool has places for. */
  void giveBack(T used) {
    for (int place = 0; place < PLACES; place++) {
      if (places.getPlain(place) == null && places.compareAndSet(place, null, used)) {
        return;
      }
    }
  }
}
