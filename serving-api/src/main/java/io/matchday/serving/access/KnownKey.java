package io.matchday.serving.access;

import io.matchday.storage.ApiKey;
import java.util.concurrent.atomic.LongAdder;

/** A key that opens the service, with how much it is used. Thread-safe. */
public final class KnownKey {

  private final ApiKey key;
  private final Caller caller;
  private final RequestRate rate;
  private final LongAdder granted = new LongAdder();
  private final LongAdder refused = new LongAdder();

  KnownKey(ApiKey key, int usualRate) {
    this.key = key;
    this.caller = new Caller(key.name(), key.scopes());
    this.rate = RequestRate.of(key.rate().orElse(usualRate));
  }

  ApiKey key() {
    return key;
  }

  /** Whoever holds it. */
  public Caller caller() {
    return caller;
  }

  /** The bound on its requests. */
  public RequestRate rate() {
    return rate;
  }

  /** Counts a request that was let through. */
  public void noteGranted() {
    granted.increment();
  }

  /** Counts a request that it does not open, or that came too soon. */
  public void noteRefused() {
    refused.increment();
  }

  LongAdder granted() {
    return granted;
  }

  LongAdder refused() {
    return refused;
  }
}
