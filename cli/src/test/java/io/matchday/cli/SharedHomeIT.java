package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service and the commands on one embedded home, as processes of their own. */
class SharedHomeIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private PackagedProgram program;

  @BeforeEach
  void fillTheHome() throws Exception {
    program = new PackagedProgram(folder.resolve("home"), Map.of());
    Path sample = PackagedProgram.ROOT.resolve("sample-data");
    assertThat(program.call("quickstart", "--sample-data", sample.toString()).code()).isZero();
  }

  @Test
  void commands_work_while_the_service_runs_and_the_service_sees_what_they_do() throws Exception {
    try (PackagedProgram.Running service = program.serve()) {
      long upcomingBefore = upcoming(service).chars().filter(c -> c == '{').count();
      Path file = Files.writeString(folder.resolve("new.csv"), newFixture());

      assertThat(program.call("import", file.toString()).out()).contains("1 new");
      assertThat(program.call("features").code()).isZero();
      ProgramCall predict = program.call("predict", "--as-of", "2024-03-01");
      assertThat(predict.code()).as(predict.err()).isZero();
      assertThat(program.call("evaluate").code()).isZero();
      assertThat(program.call("show", "runs").code()).isZero();
      Path backup = folder.resolve("while-served.backup");
      assertThat(program.call("backup", backup.toString()).err()).isEmpty();
      assertThat(program.call("verify", backup.toString()).out()).startsWith("H2 backup of ");

      PackagedProgram.awaited(
          "the new fixture among the upcoming matches",
          () -> Optional.of(upcoming(service)).filter(body -> body.contains("Sommarby IF")));
      assertThat(upcoming(service).chars().filter(c -> c == '{').count())
          .isEqualTo(upcomingBefore + 1);
    }
  }

  private static String newFixture() {
    return """
        competition,season,date,home_team,away_team
        Damligan Väst,2023-24,2024-05-30,Sommarby IF,Vinterstad BK
        """;
  }

  @Test
  void the_shared_database_listens_on_loopback_only() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/net")), "needs /proc to look at sockets");
    try (PackagedProgram.Running service = program.serve()) {
      List<String> addresses = listeningAddresses(service.pid());

      // The HTTP port and H2's own.
      assertThat(addresses).hasSizeGreaterThanOrEqualTo(2);
      assertThat(addresses).allMatch(SharedHomeIT::isLoopback);
    }
  }

  /** Local addresses, in the kernel's hex, of the sockets a process listens on. */
  private static List<String> listeningAddresses(long pid) throws IOException {
    Set<String> inodes;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      inodes = descriptors.map(SharedHomeIT::target).collect(Collectors.toSet());
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
        String[] cells = line.strip().split("\\s+", -1);
        if (cells[3].equals("0A") && inodes.contains("socket:[" + cells[9] + "]")) {
          addresses.add(cells[1].substring(0, cells[1].indexOf(':')));
        }
      }
    }
    return addresses;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean isLoopback(String hex) {
    return Set.of(
            "0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000")
        .contains(hex);
  }

  @Test
  void when_the_process_that_owns_the_database_is_killed_the_other_goes_on() throws Exception {
    PackagedProgram.Running owner = program.serve();
    try (PackagedProgram.Running other = program.serve()) {
      assertThat(status(other, "/predict/1")).isEqualTo(200);

      owner.close();

      PackagedProgram.awaited(
          "the other service to be ready again",
          () -> Optional.of(status(other, "/readyz")).filter(status -> status == 200));
      assertThat(status(other, "/predict/1")).isEqualTo(200);
      assertThat(program.call("show", "runs").code()).isZero();
    }
  }

  @Test
  void a_service_follows_a_promotion_and_answers_throughout() throws Exception {
    try (PackagedProgram.Running service = program.serve()) {
      ProgramCall train = program.call("train", "--until", "2024-01-01", "--seed", "7");
      assumeTrue(train.code() != 78, "no native XGBoost here: " + train.err());
      assertThat(train.code()).as(train.err()).isZero();
      String id = train.lines().get(0).split(" ", -1)[1];

      assertThat(program.call("models", "promote", id).code()).isZero();

      PackagedProgram.awaited(
          "the promoted model to answer",
          () ->
              Optional.of(body(service, "/predict/model/info")).filter(info -> info.contains(id)));
      assertThat(program.call("models", "rollback").out())
          .contains("Production is now " + sampleModel());
    }
  }

  @Test
  void the_service_ends_in_order_when_asked_to() throws Exception {
    try (PackagedProgram.Running service = program.serve()) {
      service.process().destroy();

      assertThat(service.process().onExit().get(30, TimeUnit.SECONDS).exitValue()).isZero();
    }
  }

  private static String sampleModel() {
    return SampleData.in(PackagedProgram.ROOT.resolve("sample-data"))
        .modelFolder()
        .getFileName()
        .toString();
  }

  private static String upcoming(PackagedProgram.Running service) {
    return body(service, "/predict/matches/");
  }

  private static String body(PackagedProgram.Running service, String path) {
    return get(service, path).body();
  }

  private static int status(PackagedProgram.Running service, String path) {
    return get(service, path).statusCode();
  }

  private static HttpResponse<String> get(PackagedProgram.Running service, String path) {
    try {
      URI uri = URI.create(service.address() + path);
      return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
