package io.matchday.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, until it is closed. */
final class ServerProcess implements AutoCloseable {

  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final String ANY_PATH = "/livez";
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  private final Process process;
  private final int port;
  private final double startMillis;

  private ServerProcess(Process process, int port, double startMillis) {
    this.process = process;
    this.port = port;
    this.startMillis = startMillis;
  }

  /** The command that starts the JVM this one runs on. */
  static List<String> java() {
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** Starts a server and waits for its first answer. */
  static ServerProcess start(ProcessBuilder builder, int port) {
    try (ServerSocket probe = new ServerSocket(port)) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new IllegalStateException("port " + port + " is in use: " + e.getMessage(), e);
    }
    long start = System.nanoTime();
    try {
      Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      ServerProcess server = new ServerProcess(process, port, 0);
      while (!server.answers()) {
        if (!process.isAlive() || System.nanoTime() - start > STARTING.toNanos()) {
          process.destroyForcibly();
          throw new IllegalStateException("a server to be measured does not answer");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      double millis = (System.nanoTime() - start) / NANOSECONDS_A_MILLISECOND;
      return new ServerProcess(process, port, millis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Milliseconds from the start of the process to its first answer. */
  double startMillis() {
    return startMillis;
  }

  private boolean answers() {
    try {
      get(ANY_PATH);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The body of an answer. */
  String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return send(request);
  }

  String send(HttpRequest request) {
    HttpClient client = HttpClient.newHttpClient();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Processor time spent so far, in nanoseconds. */
  long processorNanos() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** Resident memory in megabytes; NaN where the system does not tell. */
  double residentMegabytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
