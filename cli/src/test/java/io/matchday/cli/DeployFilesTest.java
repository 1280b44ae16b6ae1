package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** The examples for Kubernetes and systemd, as far as they can be checked without either. */
class DeployFilesTest {

  private static final Path FOLDER = PackagedProgram.ROOT.resolve("deploy");
  private static final Path SYSTEMD = FOLDER.resolve("systemd");

  /** Variables that are read before settings are. */
  private static final Set<String> NOT_SETTINGS = Set.of("MATCHDAY_HOME", "MATCHDAY_BUILD");

  @TempDir private Path folder;

  private static List<Node> kubernetes() throws IOException {
    List<Node> documents = new ArrayList<>();
    String text = Files.readString(FOLDER.resolve("kubernetes/matchday.yml"));
    new Yaml().loadAll(text).forEach(document -> documents.add(new Node(document)));
    return documents;
  }

  private static Node ofKind(String kind) throws IOException {
    return kubernetes().stream()
        .filter(node -> node.at("kind").text().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** A part of a parsed file; what is not there is empty. */
  private record Node(Object value) {
    Node at(String path) {
      Object at = value;
      for (String step : path.split("/", -1)) {
        if (at instanceof Map<?, ?> map) {
          at = map.get(step);
        } else if (at instanceof List<?> list) {
          at = list.get(Integer.parseInt(step));
        } else {
          at = "";
        }
        at = at == null ? "" : at;
      }
      return new Node(at);
    }

    String text() {
      return value.toString();
    }

    List<Node> list() {
      return ((List<?>) value).stream().map(Node::new).toList();
    }
  }

  private static List<Node> pods() throws IOException {
    return List.of(
        ofKind("Deployment").at("spec/template/spec"),
        ofKind("CronJob").at("spec/jobTemplate/spec/template/spec"));
  }

  /** Parses the words as the program does, without running anything. */
  private static void assertUnderstood(List<String> words) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Session session = new Session(nowhere, nowhere, Map.of(), Clock.systemUTC(), false);
    CommandLine commands = new CommandLine(new MatchdayCommand(session), new Commands(session));
    assertThat(commands.parseArgs(words.toArray(String[]::new)).hasSubcommand()).isTrue();
  }

  @Test
  void every_document_names_its_kind_and_itself() throws IOException {
    assertThat(kubernetes())
        .hasSize(4)
        .allMatch(node -> !node.at("apiVersion").text().isEmpty())
        .allMatch(node -> node.at("metadata/name").text().startsWith("matchday"));
  }

  @Test
  void the_commands_of_the_pods_are_those_of_the_program() throws IOException {
    for (Node pod : pods()) {
      assertUnderstood(pod.at("containers/0/args").list().stream().map(Node::text).toList());
    }
    assertThatThrownBy(() -> assertUnderstood(List.of("serve", "--hots", "x")))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  @Test
  void the_variables_of_the_pods_are_settings() throws IOException {
    Set<String> known =
        Settings.defaultValues().keySet().stream()
            .map(SettingsSource::variableOf)
            .collect(Collectors.toSet());
    for (Node pod : pods()) {
      assertThat(pod.at("containers/0/env").list())
          .isNotEmpty()
          .allMatch(variable -> known.contains(variable.at("name").text()));
    }
  }

  @Test
  void the_pods_run_as_nobody_of_note_and_write_to_their_volumes_alone() throws IOException {
    for (Node pod : pods()) {
      assertThat(pod.at("securityContext/runAsNonRoot").text()).isEqualTo("true");
      assertThat(pod.at("securityContext/runAsUser").text()).isEqualTo("10001");
      Node container = pod.at("containers/0");
      assertThat(container.at("securityContext/readOnlyRootFilesystem").text()).isEqualTo("true");
      assertThat(container.at("securityContext/capabilities/drop/0").text()).isEqualTo("ALL");
      Set<String> volumes =
          pod.at("volumes").list().stream()
              .map(one -> one.at("name").text())
              .collect(Collectors.toSet());
      assertThat(container.at("volumeMounts").list())
          .allMatch(mount -> volumes.contains(mount.at("name").text()));
    }
  }

  @Test
  void the_probes_ask_what_the_service_answers() throws IOException {
    SampleHome.copyTo(folder);
    Node container = ofKind("Deployment").at("spec/template/spec/containers/0");
    try (ServedHome service = new ServedHome(folder, Map.of(), Clock.systemUTC())) {
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        Node get = container.at(probe + "/httpGet");
        assertThat(service.status(get.at("path").text())).as(probe).isEqualTo(200);
        assertThat(get.at("port").text()).isEqualTo(container.at("ports/0/name").text());
      }
    }
  }

  @Test
  void nights_do_not_overlap_and_selectors_find_their_pods() throws IOException {
    Node night = ofKind("CronJob").at("spec");
    assertThat(night.at("concurrencyPolicy").text()).isEqualTo("Forbid");
    assertThat(night.at("timeZone").text()).isEqualTo("Etc/UTC");
    assertThat(night.at("schedule").text().split(" ", -1)).hasSize(5);

    Node labels = ofKind("Deployment").at("spec/template/metadata/labels");
    assertThat(ofKind("Deployment").at("spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(ofKind("Service").at("spec/selector")).isEqualTo(labels);
  }

  private static List<String> lines(String unit) throws IOException {
    return Files.readAllLines(SYSTEMD.resolve(unit));
  }

  @Test
  void the_commands_and_variables_of_the_units_are_those_of_the_program() throws IOException {
    for (String unit : List.of("matchday.service", "matchday-nightly.service")) {
      Map<Boolean, List<String>> values =
          lines(unit).stream()
              .filter(line -> line.matches("(ExecStart|Environment)=.*"))
              .collect(Collectors.partitioningBy(line -> line.startsWith("ExecStart=")));
      List<String> words =
          Arrays.asList(values.get(true).get(0).substring("ExecStart=".length()).split(" ", -1));
      assertThat(words.get(0)).isEqualTo("/opt/matchday/matchday");
      assertUnderstood(words.subList(1, words.size()));
      assertThat(values.get(false))
          .isNotEmpty()
          .allMatch(line -> NOT_SETTINGS.contains(line.split("=", -1)[1]));
    }
  }

  @Test
  void systemd_s_own_check_accepts_the_units() throws Exception {
    Tool tool = Tool.orSkip("systemd-analyze", "Debian: systemd");
    List<String> copies = new ArrayList<>(List.of("verify"));
    Pattern program = Pattern.compile("/opt/matchday/matchday");
    try (Stream<Path> units = Files.list(SYSTEMD)) {
      for (Path unit : units.sorted().toList()) {
        // It insists that the program is there.
        String text = program.matcher(Files.readString(unit)).replaceAll("/bin/true");
        copies.add(Files.writeString(folder.resolve(unit.getFileName()), text).toString());
      }
    }

    tool.accepts("", copies.toArray(String[]::new));
  }
}
