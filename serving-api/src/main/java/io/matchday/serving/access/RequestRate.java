package io.matchday.serving.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;

/**
 * A bound on requests a second: a bucket that holds one second's worth and fills evenly. Without
 * locks; thread-safe.
 */
public final class RequestRate {

  private final Optional<Bucket> bucket;

  private RequestRate(Optional<Bucket> bucket) {
    this.bucket = bucket;
  }

  /** So many requests a second; 0 means no bound. */
  public static RequestRate of(int perSecond) {
    if (perSecond == 0) {
      return new RequestRate(Optional.empty());
    }
    Bucket bucket =
        Bucket.builder()
            .addLimit(
                limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .withNanosecondPrecision()
            .build();
    return new RequestRate(Optional.of(bucket));
  }

  /** Whether one more request is within the bound; counts it if so. */
  public boolean allows() {
    return bucket.isEmpty() || bucket.get().tryConsume(1);
  }

  /** When one more request would be within the bound. */
  public Duration retryAfter() {
    return bucket
        .map(full -> full.estimateAbilityToConsume(1).getNanosToWaitForRefill())
        .map(Duration::ofNanos)
        .orElse(Duration.ZERO);
  }
}
