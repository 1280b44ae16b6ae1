package io.matchday.serving;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets a bounded number of requests score at once and a bounded number wait their turn, no longer
 * than the time-out. Thread-safe.
 */
final class ScoringGate {

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Semaphore permits;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int maxWaiting;
  private final Duration timeout;
  private final ServingMetrics metrics;

  ScoringGate(ScoringSettings settings, ServingMetrics metrics) {
    this.permits = new Semaphore(settings.bounds().maxConcurrentPredictions());
    this.maxWaiting = settings.bounds().maxWaitingPredictions();
    this.timeout = settings.predictionTimeout();
    this.metrics = metrics;
  }

  /**
   * Scores when its turn has come.
   *
   * @throws HttpProblem 503 when too many wait already, 504 when the answer comes too late
   */
  <T> T score(Supplier<T> scoring) {
    long start = System.nanoTime();
    if (!permits.tryAcquire()) {
      waitForPermit();
    }
    T answer;
    try {
      answer = scoring.get();
    } finally {
      permits.release();
    }
    if (System.nanoTime() - start > timeout.toNanos()) {
      throw timedOut();
    }
    return answer;
  }

  private void waitForPermit() {
    if (waiting.incrementAndGet() > maxWaiting) {
      waiting.decrementAndGet();
      throw HttpProblem.unavailable("too many predictions are under way; try again", RETRY);
    }
    try {
      if (!permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw timedOut();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpProblem.unavailable("the service is stopping", RETRY);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private HttpProblem timedOut() {
    metrics.countTimeout();
    return HttpProblem.of(504, "the prediction was not made within the time-out");
  }
}
