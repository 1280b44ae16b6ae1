package io.matchday.serving.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log who used the service and who was turned away: the first use of a key at once,
 * then a line a key and minute. Names keys, never shows them. Counting is thread-safe, writing for
 * one thread.
 */
public final class KeyAudit {

  private static final Logger LOG = LoggerFactory.getLogger(KeyAudit.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Clock clock;
  private final LongAdder withoutKey = new LongAdder();
  private final LongAdder wrongKey = new LongAdder();
  private final Set<String> seen = new HashSet<>();
  private Instant nextReport;

  KeyAudit(Clock clock) {
    this.clock = clock;
    this.nextReport = clock.instant().plus(PERIOD);
  }

  /** Counts a request that was refused for want of a key. */
  public void noteWithoutKey() {
    withoutKey.increment();
  }

  /** Counts a request that was refused for a key that is unknown or revoked. */
  public void noteWrongKey() {
    wrongKey.increment();
  }

  /**
   * Writes what is due.
   *
   * @return the keys that were used since the last report, when there was one
   */
  List<KnownKey> report(List<KnownKey> keys) {
    for (KnownKey key : keys) {
      if (key.granted().sum() > 0 && seen.add(key.key().name())) {
        LOG.info("API key {} is in use", key.key().name());
      }
    }
    if (clock.instant().isBefore(nextReport)) {
      return List.of();
    }
    nextReport = clock.instant().plus(PERIOD);
    return reportMinute(keys);
  }

  private List<KnownKey> reportMinute(List<KnownKey> keys) {
    long none = withoutKey.sumThenReset();
    long wrong = wrongKey.sumThenReset();
    if (none + wrong > 0) {
      LOG.info(
          "refused: {} requests without an API key, {} with a wrong or revoked one", none, wrong);
    }
    return keys.stream().filter(KeyAudit::isReported).toList();
  }

  private static boolean isReported(KnownKey key) {
    long granted = key.granted().sumThenReset();
    long refused = key.refused().sumThenReset();
    if (granted + refused > 0) {
      LOG.info("API key {}: {} requests, {} refused", key.key().name(), granted, refused);
    }
    return granted + refused > 0;
  }
}
