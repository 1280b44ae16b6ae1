package io.matchday.benchmark;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request, sent again and again.
 *
 * @param path where to
 * @param body what is posted, as JSON; a GET without
 */
record Load(String path, Optional<String> body) {

  private static final int CONNECTIONS = 32;
  private static final double MEDIAN = 0.5;
  private static final double WORST = 0.99;
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  /**
   * What was seen.
   *
   * @param aSecond answers a second
   * @param median milliseconds
   * @param worst milliseconds that one in a hundred takes longer than
   * @param processor microseconds of the server's processor time a request
   */
  record Seen(double aSecond, double median, double worst, double processor) {}

  static Load get(String path) {
    return new Load(path, Optional.empty());
  }

  static Load post(String path, String body) {
    return new Load(path, Optional.of(body));
  }

  /**
   * Sends on 32 connections that are kept, the next request of each as soon as the last is
   * answered.
   *
   * @throws IllegalStateException when a request was not answered with success
   */
  Seen on(ServerProcess server, long millis) {
    BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name(path).threads(1);
    benchmark
        .addPlugin(HttpPluginBuilder::new)
        .http()
        .host("127.0.0.1")
        .port(server.port())
        .sharedConnections(CONNECTIONS)
        .endHttp();
    HttpRequestStepBuilder request =
        benchmark
            .addPhase("load")
            .always(CONNECTIONS)
            .duration(millis)
            .scenario()
            .initialSequence("request")
            .step(HttpStepCatalog.SC)
            .httpRequest(body.isPresent() ? HttpMethod.POST : HttpMethod.GET)
            .path(path);
    body.ifPresent(
        text -> {
          request.headers().header("Content-Type", "application/json").endHeaders();
          request.body(text);
        });
    request.endStep().endSequence().endScenario();
    StatisticsSnapshot all = new StatisticsSnapshot();
    long processor = server.processorNanos();
    new LocalSimulationRunner(
            benchmark.build(), (phase, step, metric, some, done) -> add(some, all), null, null)
        .run();
    processor = server.processorNanos() - processor;
    if (all.errors() > 0 || all.invalid > 0 || all.responseCount == 0) {
      throw new IllegalStateException(path + " was not answered with success: " + all);
    }
    TreeMap<Double, Long> nanos = all.getPercentiles(new double[] {MEDIAN, WORST});
    return new Seen(
        all.responseCount * 1e3 / millis,
        nanos.firstEntry().getValue() / NANOSECONDS_A_MILLISECOND,
        nanos.lastEntry().getValue() / NANOSECONDS_A_MILLISECOND,
        processor / 1e3 / all.responseCount);
  }

  private static void add(StatisticsSnapshot some, StatisticsSnapshot all) {
    synchronized (all) {
      all.add(some);
    }
  }
}
