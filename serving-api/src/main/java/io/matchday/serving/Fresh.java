package io.matchday.serving;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read again once it is older than a given age. One thread reads it; others that
 * ask meanwhile get the value before. Thread-safe.
 */
final class Fresh<T> {

  /** Ages are told by the steady clock of the JVM, which no change of the time of day disturbs. */
  private record Read<T>(T value, long atNanos) {}

  private final long maxAgeNanos;
  private final Supplier<T> source;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile @Nullable Read<T> last;

  Fresh(Duration maxAge, Supplier<T> source) {
    this.maxAgeNanos = maxAge.toNanos();
    this.source = source;
  }

  /** The value, read again when it is too old. */
  T get() {
    Read<T> read = last;
    if (read != null && System.nanoTime() - read.atNanos < maxAgeNanos) {
      return read.value;
    }
    if (read == null) {
      return renewed();
    }
    if (!renewing.compareAndSet(false, true)) {
      return read.value;
    }
    try {
      return renewed();
    } finally {
      renewing.set(false);
    }
  }

  /** The value, read now. */
  T renewed() {
    long now = System.nanoTime();
    T value = source.get();
    last = new Read<>(value, now);
    return value;
  }
}
