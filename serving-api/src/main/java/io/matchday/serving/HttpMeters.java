package io.matchday.serving;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts and times HTTP requests by route; the series of every route are there from the start.
 * Thread-safe.
 */
final class HttpMeters {

  /** Methods of their own label; others share one, so that no client can invent series. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** Where the durations of requests are told apart. */
  static final Duration[] BUCKETS =
      micros(
          500,
          1_000,
          2_500,
          5_000,
          10_000,
          25_000,
          50_000,
          100_000,
          250_000,
          500_000,
          1_000_000,
          2_500_000,
          5_000_000,
          10_000_000,
          30_000_000);

  private static final int ANY_STATUS = 0;

  /** The labels of a series of requests. */
  private record HttpSeries(String method, String path, int status) {}

  private final MeterRegistry meters;
  private final Map<HttpSeries, Counter> counters = new ConcurrentHashMap<>();
  private final Map<HttpSeries, Timer> timers = new ConcurrentHashMap<>();

  HttpMeters(MeterRegistry meters) {
    this.meters = meters;
    for (Route route : Route.values()) {
      counter(new HttpSeries(route.method(), route.template(), route.okStatus()));
      timer(new HttpSeries(route.method(), route.template(), ANY_STATUS));
    }
  }

  private Counter counter(HttpSeries series) {
    return counters.computeIfAbsent(
        series,
        one ->
            Counter.builder("http.requests")
                .description("HTTP requests")
                .tags("method", one.method, "path", one.path, "status", "" + one.status)
                .register(meters));
  }

  private Timer timer(HttpSeries series) {
    return timers.computeIfAbsent(
        series,
        one ->
            Timer.builder("http.request.duration")
                .description("HTTP requests from first to last byte")
                .tags("method", one.method, "path", one.path)
                .serviceLevelObjectives(BUCKETS)
                .register(meters));
  }

  void observe(String method, String path, int status, Duration duration) {
    String known = METHODS.contains(method) ? method : "OTHER";
    counter(new HttpSeries(known, path, status)).increment();
    timer(new HttpSeries(known, path, ANY_STATUS)).record(duration);
  }

  /** Shows how many requests are being answered. */
  void showInFlight(Supplier<Number> requests) {
    Gauge.builder("http.requests.in.flight", requests)
        .description("HTTP requests being answered now, but for health and metrics")
        .register(meters);
  }

  static Duration[] micros(long... values) {
    Duration[] durations = new Duration[values.length];
    for (int i = 0; i < values.length; i++) {
      durations[i] = Duration.ofNanos(values[i] * 1_000);
    }
    return durations;
  }
}
