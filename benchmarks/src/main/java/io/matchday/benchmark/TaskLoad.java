package io.matchday.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tasks of scoring later: how long one takes from its submission to its result, and how many a
 * second come to an end.
 */
final class TaskLoad {

  private static final int CLIENTS = 4;
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;
  private static final long DONE_AFTER_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final ServerProcess service;
  private final String body;

  TaskLoad(ServerProcess service, String body) {
    this.service = service;
    this.body = body;
  }

  /** Milliseconds from submission to result, in order, at so many submissions a second. */
  List<Double> toResult(int aSecond, long millis) throws InterruptedException {
    List<Double> took = Collections.synchronizedList(new ArrayList<>());
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread client = new Thread(() -> submitAtPace(aSecond, millis, took));
      clients.add(client);
      client.start();
    }
    for (Thread client : clients) {
      client.join();
    }
    List<Double> sorted = new ArrayList<>(took);
    Collections.sort(sorted);
    return sorted;
  }

  private void submitAtPace(int aSecond, long millis, List<Double> took) {
    HttpClient http = HttpClient.newHttpClient();
    long pause = TimeUnit.SECONDS.toNanos(1) * CLIENTS / aSecond;
    long start = System.nanoTime();
    for (long next = start; next - start < millis * NANOSECONDS_A_MILLISECOND; next += pause) {
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      long sent = System.nanoTime();
      String url =
          field(
              send(http, request("/predict/async/").POST(BodyPublishers.ofString(body))),
              "status_url");
      while (!isDone(send(http, request(url).GET()))) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
      }
      took.add((System.nanoTime() - sent) / NANOSECONDS_A_MILLISECOND);
    }
  }

  private static boolean isDone(String status) {
    return switch (field(status, "status")) {
      case "success" -> true;
      case "pending" -> false;
      default -> throw new IllegalStateException("a task ended with " + status);
    };
  }

  /** Tasks a second from the first submission until the last has ended. */
  double throughput(long millis) {
    long start = System.nanoTime();
    Load.Seen seen = Load.post("/predict/async/", body).on(service, millis);
    long accepted = Math.round(seen.aSecond() * millis / 1e3);
    while (waiting() > 0) {
      if (System.nanoTime() - start > DONE_AFTER_NANOS) {
        throw new IllegalStateException("tasks are left");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return accepted * 1e9 / (System.nanoTime() - start);
  }

  private double waiting() {
    return service
        .get("/metrics")
        .lines()
        .filter(line -> line.startsWith("prediction_tasks_waiting "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .header("Content-Type", "application/json");
  }

  private static String send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String field(String json, String name) {
    return JsonMapper.shared().readTree(json).get(name).stringValue();
  }
}
