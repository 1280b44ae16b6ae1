package io.matchday.benchmark;

import io.matchday.benchmark.ConstantServer.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The requests a second of the service beside those of two servers that answer a constant of the
 * same size: the JDK's own, and the one the service runs on. All in one run and in turn, because
 * the speed of a machine changes from minute to minute.
 */
final class HttpComparison {

  private static final int TASKS_A_SECOND = 100;
  private static final int FIRST_PORT = 18_080;

  private final Path folder;
  private final PackagedProgram program;
  private final HttpEffort effort;
  private final PrintWriter out;

  HttpComparison(Path folder, PackagedProgram program, HttpEffort effort, PrintWriter out) {
    this.folder = folder;
    this.program = program;
    this.effort = effort;
    this.out = out;
  }

  void run() {
    Path home = new ServedHomes(folder, program).predicted(effort.seasons(), ModelSize.MIDDLE);
    out.println(
        "case\trequests/s\tp50 ms\tp99 ms\tserver us a request\tof the JDK's constant\tof our constant");
    program.serve(home, FIRST_PORT).close(); // What a first start prepares is there for the next.
    try (ServerProcess service = program.serve(home, FIRST_PORT)) {
      out.printf(Locale.ROOT, "first answer\t%.0f ms%n", service.startMillis());
      String upcoming = service.get("/predict/matches/");
      String match = upcoming.replaceAll("(?s)^\\[\\{\"match_id\":(\\d+).*", "$1");
      String body = ServedHomes.body();
      compare("sync", service, Load.post("/predict/", body), post(service, body));
      String lookup = "/predict/" + match;
      compare("lookup", service, Load.get(lookup), service.get(lookup));
      compare("upcoming " + ServedHomes.UPCOMING, service, Load.get("/predict/matches/"), upcoming);
      printTasks(new TaskLoad(service, body));
      printMemory(ModelSize.MIDDLE, service);
    }
    printMemoryOfLargest();
  }

  /** After scoring, lists and tasks with the largest model. */
  private void printMemoryOfLargest() {
    Path home = new ServedHomes(folder, program).predicted(effort.seasons(), ModelSize.LARGE);
    try (ServerProcess service = program.serve(home, FIRST_PORT)) {
      Load.post("/predict/", ServedHomes.body()).on(service, effort.warmUpMillis());
      Load.get("/predict/matches/").on(service, effort.millis());
      new TaskLoad(service, ServedHomes.body()).throughput(effort.millis());
      printMemory(ModelSize.LARGE, service);
    }
  }

  private void printMemory(ModelSize size, ServerProcess service) {
    int predictions = effort.seasons() * MeasuredMatches.A_SEASON + ServedHomes.UPCOMING;
    out.printf(
        Locale.ROOT,
        "resident, %s, %d predictions\t%.0f MB%n",
        size.label(),
        predictions,
        service.residentMegabytes());
    out.flush();
  }

  private void printTasks(TaskLoad tasks) {
    try {
      tasks.toResult(TASKS_A_SECOND, effort.warmUpMillis());
      List<Double> millis = tasks.toResult(TASKS_A_SECOND, effort.warmUpMillis());
      out.printf(
          Locale.ROOT,
          "submit to result at %d a second\tp50 %.1f ms\tp99 %.1f ms%n",
          TASKS_A_SECOND,
          millis.get(millis.size() / 2),
          millis.get(millis.size() * 99 / 100));
      tasks.throughput(effort.warmUpMillis());
      out.printf(
          Locale.ROOT,
          "tasks a second, submitted and ended\t%.0f%n",
          tasks.throughput(effort.warmUpMillis()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String post(ServerProcess service, String body) {
    URI uri = URI.create("http://127.0.0.1:" + service.port() + "/predict/");
    return service.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private void compare(String name, ServerProcess service, Load load, String answer) {
    Path file = folder.resolve("answer.json");
    try {
      Files.writeString(file, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (ServerProcess jdk = ConstantServer.serve(Kind.JDK, FIRST_PORT + 1, file);
        ServerProcess ours = ConstantServer.serve(Kind.OURS, FIRST_PORT + 2, file)) {
      List<List<Load.Seen>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      List<ServerProcess> servers = List.of(service, jdk, ours);
      servers.forEach(server -> load.on(server, effort.warmUpMillis()));
      for (int round = 0; round < effort.rounds(); round++) {
        for (int i = 0; i < servers.size(); i++) {
          seen.get(i).add(load.on(servers.get(i), effort.millis()));
        }
      }
      double byJdk = median(seen.get(1), Load.Seen::aSecond);
      double byOurs = median(seen.get(2), Load.Seen::aSecond);
      print(name, seen.get(0), byJdk, byOurs);
      print(name + ", constant by the JDK", seen.get(1), byJdk, byOurs);
      print(name + ", constant by our server", seen.get(2), byJdk, byOurs);
    }
  }

  private void print(String name, List<Load.Seen> seen, double byJdk, double byOurs) {
    double aSecond = median(seen, Load.Seen::aSecond);
    out.printf(
        Locale.ROOT,
        "%s\t%.0f\t%.2f\t%.2f\t%.1f\t%.2f\t%.2f%n",
        name,
        aSecond,
        median(seen, Load.Seen::median),
        median(seen, Load.Seen::worst),
        median(seen, Load.Seen::processor),
        aSecond / byJdk,
        aSecond / byOurs);
    out.flush();
  }

  private static double median(List<Load.Seen> seen, ToDoubleFunction<Load.Seen> figure) {
    List<Double> sorted =
        seen.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    return sorted.get(sorted.size() / 2);
  }
}
