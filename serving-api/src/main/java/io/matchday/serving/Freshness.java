package io.matchday.serving;

import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.PublishedRun;
import io.matchday.storage.Run;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How old the predictions are that the service answers with, and the last night that ended well,
 * whoever started it. Old predictions are told of, and answered with all the same. Followed by one
 * thread, read by many.
 */
final class Freshness {

  private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
  private static final double MILLIS_A_SECOND = 1000;

  private final JdbcPublishedPredictions published;
  private final JdbcRuns runs;
  private final Duration staleAfter;
  private final Clock clock;
  private volatile Optional<PublishedRun> lastGoodRun = Optional.empty();
  private volatile Optional<Instant> lastNight = Optional.empty();
  private boolean warned;

  Freshness(JdbcPublishedPredictions published, JdbcRuns runs, Duration staleAfter, Clock clock) {
    this.published = published;
    this.runs = runs;
    this.staleAfter = staleAfter;
    this.clock = clock;
  }

  /** Shows the ages as gauges: reckoned when they are scraped, NaN while there is none. */
  void showIn(MeterRegistry meters) {
    Gauge.builder(
            "matchday.last.good.run.age",
            this,
            one -> one.seconds(one.lastGoodRun.map(PublishedRun::publishedAt)))
        .description("Since Production predictions were last published; NaN for never")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("matchday.last.night.age", this, one -> one.seconds(one.lastNight))
        .description("Since a night last ended well; NaN for never")
        .baseUnit("seconds")
        .register(meters);
  }

  private double seconds(Optional<Instant> since) {
    return since
        .map(instant -> Duration.between(instant, clock.instant()).toMillis() / MILLIS_A_SECOND)
        .orElse(Double.NaN);
  }

  /** Looks once, and says so once when the predictions have become too old. For one thread. */
  void follow() {
    lastGoodRun = published.runs().stream().findFirst();
    lastNight = runs.newestCompleted(JobKind.NIGHTLY).flatMap(Run::finishedAt);
    boolean stale = lastGoodRun.map(this::isStale).orElse(false);
    if (stale && !warned) {
      LOG.warn(
          "the last good run, {}, was published {}: more than {} ago; see: show runs",
          lastGoodRun.map(PublishedRun::id).orElseThrow(),
          lastGoodRun.map(PublishedRun::publishedAt).orElseThrow(),
          staleAfter);
    }
    warned = stale;
  }

  private boolean isStale(PublishedRun run) {
    return run.publishedAt().plus(staleAfter).isBefore(clock.instant());
  }

  /** The last good run as readiness shows it, if there is one. */
  Optional<LastGoodRunView> view() {
    return lastGoodRun.map(
        run ->
            new LastGoodRunView(
                run.id().value(),
                run.publishedAt().toString(),
                Duration.between(run.publishedAt(), clock.instant()).toSeconds(),
                isStale(run)));
  }
}
