package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerts, against what a running service really exposes. */
class MonitoringFilesTest {

  private static final Path FOLDER = PackagedProgram.ROOT.resolve("deploy/monitoring");

  /** Strings, label matchers, ranges and lists of labels hold no metric names. */
  private static final Pattern NO_METRIC =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)|\\$\\w+");

  private static final Pattern METRIC = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?!\\s*\\()");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");

  /** Made by Prometheus itself. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "job", "instance");

  @TempDir private static Path home;

  private static String exposed;

  @BeforeAll
  static void scrape() throws IOException {
    SampleHome.copyTo(home);
    try (ServedHome service = new ServedHome(home, Map.of(), Clock.systemUTC())) {
      assertThat(service.status("/predict/1")).isEqualTo(200);
      exposed = service.get("/metrics").body();
    }
  }

  private static Set<String> series() {
    return exposed
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> labels() {
    Set<String> labels =
        Pattern.compile("(\\w+)=\"")
            .matcher(exposed)
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    labels.addAll(OF_PROMETHEUS);
    return labels;
  }

  /** Every PromQL expression below this node of a parsed file. */
  private static List<String> expressions(Object node) {
    List<String> found = new ArrayList<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key.equals("expr")) {
              found.add(value.toString());
            } else {
              found.addAll(expressions(value));
            }
          });
    } else if (node instanceof List<?> list) {
      list.forEach(one -> found.addAll(expressions(one)));
    }
    return found;
  }

  private static List<String> expressionsOf(String file) throws IOException {
    return expressions(new Yaml().<Object>load(Files.readString(FOLDER.resolve(file))));
  }

  private static Set<String> metricsIn(String expression) {
    String bare = expression;
    for (String before = ""; !before.equals(bare); ) {
      before = bare;
      bare = NO_METRIC.matcher(bare).replaceAll(" ");
    }
    return METRIC
        .matcher(bare)
        .results()
        .map(MatchResult::group)
        .filter(name -> !Set.of("and", "unless").contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard.json", "alerts.yml"})
  void every_metric_that_is_named_is_exposed(String file) throws IOException {
    List<String> expressions = expressionsOf(file);
    assertThat(expressions).hasSizeGreaterThan(7);

    Set<String> known = series();
    known.add("up");
    for (String expression : expressions) {
      assertThat(metricsIn(expression)).as(expression).isNotEmpty().isSubsetOf(known);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard.json", "alerts.yml"})
  void every_label_that_is_matched_is_exposed(String file) throws IOException {
    Set<String> known = labels();
    for (String expression : expressionsOf(file)) {
      assertThat(LABEL.matcher(expression).results().map(result -> result.group(1)))
          .as(expression)
          .isSubsetOf(known);
    }
  }

  @Test
  void a_metric_that_is_not_there_would_be_seen() {
    assertThat(metricsIn("sum by (le) (rate(http_request_secondz_bucket{a=\"b\"}[5m])) > 0.1"))
        .containsExactly("http_request_secondz_bucket");
    assertThat(series()).doesNotContain("http_request_secondz_bucket");
  }

  @Test
  void prometheus_s_own_check_finds_nothing_in_the_metrics() throws Exception {
    Tool.orSkip("promtool", "Debian: prometheus").accepts(exposed, "check", "metrics");
  }

  @Test
  void prometheus_s_own_check_accepts_the_alerts() throws Exception {
    Tool.orSkip("promtool", "Debian: prometheus")
        .accepts("", "check", "rules", FOLDER.resolve("alerts.yml").toString());
  }
}
