package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String HASH_A = "a".repeat(64);
  private static final String HASH_B = "b".repeat(64);

  @TempDir private Path home;

  @Test
  void every_key_has_this_default() {
    ProgramCall call = ProgramCall.on(home, "config", "show", "-o", "json");

    List<String> lines =
        Rows.ofJson(call.out()).stream()
            .map(row -> row.get("key") + "=" + row.get("value"))
            .toList();
    assertThat(lines)
        .containsExactly(
            "matchday.database.url=",
            "matchday.database.user=",
            "matchday.database.password=",
            "matchday.database.pool-size=12",
            "matchday.batch.slices=0",
            "matchday.batch.alias=Production",
            "matchday.batch.promotion-margin=0.002",
            "matchday.batch.max-rejects=100%",
            "matchday.batch.max-share-shift=0.05",
            "matchday.batch.keep-runs=30",
            "matchday.batch.min-free-mb=200",
            "matchday.batch.nightly=",
            "matchday.batch.keep-history-days=90",
            "matchday.batch.backups=7",
            "matchday.serving.host=127.0.0.1",
            "matchday.serving.port=8000",
            "matchday.serving.api-keys=",
            "matchday.serving.rate-limit=0",
            "matchday.serving.max-requests=200",
            "matchday.serving.max-body-bytes=1048576",
            "matchday.serving.max-header-bytes=16384",
            "matchday.serving.read-timeout=20s",
            "matchday.serving.shutdown-timeout=20s",
            "matchday.serving.prediction-timeout=30s",
            "matchday.serving.max-concurrent-predictions=16",
            "matchday.serving.max-waiting-predictions=100",
            "matchday.serving.batch-max-rows=100000",
            "matchday.serving.model-poll-interval=500ms",
            "matchday.serving.remembered-predictions=100000",
            "matchday.serving.task-capacity=10000",
            "matchday.serving.task-time-to-live=1h",
            "matchday.serving.task-lease=10s",
            "matchday.serving.task-attempts=5",
            "matchday.serving.task-backoff=1s",
            "matchday.serving.task-batch-size=200",
            "matchday.serving.access-log=off",
            "matchday.serving.stale-after=36h",
            "matchday.serving.tracing-endpoint=",
            "matchday.serving.worker-id=",
            "matchday.logging.format=text",
            "matchday.logging.target=file");
    assertThat(Rows.ofJson(call.out())).allMatch(row -> row.get("origin").equals("default"));
  }

  @Test
  void the_environment_wins_over_the_file_and_a_flag_over_both() throws IOException {
    file(
        """
        matchday:
          serving:
            port: 1001
            host: localhost
          batch.slices: 3
        matchday.database.pool-size: 7
        """);
    Map<String, String> environment =
        Map.of("MATCHDAY_SERVING_PORT", "1002", "MATCHDAY_BATCH_SLICES", "4");

    ProgramCall call =
        ProgramCall.on(
            home, environment, "--set", "serving.port=1003", "config", "show", "-o", "json");

    assertThat(shown(call))
        .containsEntry("matchday.serving.port", "1003 from --set")
        .containsEntry("matchday.batch.slices", "4 from MATCHDAY_BATCH_SLICES")
        .containsEntry("matchday.serving.host", "localhost from matchday.yml line 4")
        .containsEntry("matchday.database.pool-size", "7 from matchday.yml line 6");
  }

  @Test
  void the_variable_all_programs_share_names_the_collector_unless_our_own_does() {
    String shared = "OTEL_EXPORTER_OTLP_ENDPOINT";
    String own = "MATCHDAY_SERVING_TRACING_ENDPOINT";
    String[] words = {"config", "show", "-o", "json"};

    ProgramCall alone = ProgramCall.on(home, Map.of(shared, "http://a:4318"), words);
    ProgramCall both =
        ProgramCall.on(home, Map.of(shared, "http://a:4318", own, "http://b:4318"), words);

    assertThat(shown(alone))
        .containsEntry("matchday.serving.tracing-endpoint", "http://a:4318 from " + shared);
    assertThat(shown(both))
        .containsEntry("matchday.serving.tracing-endpoint", "http://b:4318 from " + own);
  }

  @Test
  void a_command_s_own_flag_wins_over_all() {
    ProgramCall call =
        ProgramCall.on(home, "--set", "serving.host=127.0.0.1", "serve", "--host", "192.0.2.1");

    assertThat(call.code()).isEqualTo(78);
    assertThat(call.err()).contains("matchday.serving.host");
  }

  @Test
  void settings_may_stand_before_and_after_the_command() {
    ProgramCall call =
        ProgramCall.on(
            home,
            "--set",
            "batch.slices=3",
            "config",
            "show",
            "--set",
            "matchday.serving.port=9",
            "-o",
            "json");

    assertThat(shown(call))
        .containsEntry("matchday.batch.slices", "3 from --set")
        .containsEntry("matchday.serving.port", "9 from --set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "serve",
        "keys create x",
        "keys list",
        "keys revoke x",
        "import x.csv",
        "features",
        "train",
        "models list",
        "models promote x",
        "models rollback",
        "models history",
        "models show",
        "predict",
        "evaluate",
        "nightly",
        "show matches",
        "show prediction 1",
        "show predictions",
        "show runs",
        "show rejects",
        "show teams",
        "teams alias x.csv",
        "migrate",
        "backup",
        "restore x.backup",
        "verify",
        "config show"
      })
  void unknown_keys_stop_every_command_and_are_all_named(String command) throws IOException {
    file(
        """
        matchday:
          databse:
            url: x
          batch:
            slices: 2
            forgotten:
        """);
    Map<String, String> environment =
        Map.of("MATCHDAY_SERVING_PROT", "1", "MATCHDAY_BATCH_ALIAS", "Production");
    String[] words = ("--set batch.slice=2 " + sampled(command)).split(" ", -1);

    ProgramCall call = ProgramCall.on(home, environment, words);

    assertThat(call.err().lines())
        .containsExactly(
            "matchday: matchday.yml line 3: matchday.databse.url is no setting;"
                + " did you mean matchday.database.url?",
            "matchday: matchday.yml line 6: matchday.batch.forgotten is no setting;"
                + " see: config show",
            "matchday: MATCHDAY_SERVING_PROT: is no setting; did you mean MATCHDAY_SERVING_PORT?",
            "matchday: --set: matchday.batch.slice is no setting;"
                + " did you mean matchday.batch.slices?");
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(78);
  }

  private static String sampled(String command) {
    return command.equals("quickstart") ? "quickstart --sample-data " + SampleHome.SAMPLE : command;
  }

  @Test
  void bad_values_are_all_named_at_once() {
    ProgramCall call =
        ProgramCall.on(
            home,
            Map.of("MATCHDAY_DATABASE_POOL_SIZE", "few", "MATCHDAY_BATCH_SLICES", "65"),
            "--set",
            "batch.promotion-margin=-0.1",
            "--set",
            "batch.keep-history-days=0",
            "config",
            "show",
            "--set",
            "serving.port=70000",
            "--set",
            "serving.task-lease=soon");

    assertThat(call.err().lines())
        .containsExactly(
            "matchday: matchday.database.pool-size must be a whole number of at least 2",
            "matchday: matchday.batch.slices: must be a whole number from 0 to 64",
            "matchday: matchday.batch.promotion-margin: must be a number from 0 to 1",
            "matchday: matchday.batch.keep-history-days: must be a whole number from 1 to 36500",
            "matchday: matchday.serving.port: must be a whole number from 0 to 65535",
            "matchday: matchday.serving.task-lease: must be a duration such as 500ms, 30s or 2h,"
                + " from 1s to 86400s");
    assertThat(call.code()).isEqualTo(78);
  }

  @Test
  void malformed_yaml_is_refused_with_its_line() throws IOException {
    file("matchday:\n  serving:\n    port: [1\n");

    ProgramCall call = ProgramCall.on(home, "config", "show");

    assertThat(call.err()).startsWith("matchday: matchday.yml line 4: is no YAML: ");
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.code()).isEqualTo(78);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "matchday.serving.port: 1\nmatchday.serving.port: 2\n",
        "matchday.serving.port: 1\nmatchday:\n  serving:\n    port: 2\n"
      })
  void a_key_that_is_set_twice_is_refused(String yaml) throws IOException {
    file(yaml);

    ProgramCall call = ProgramCall.on(home, "config", "show");

    assertThat(call.err()).contains("matchday.serving.port is set twice");
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.code()).isEqualTo(78);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"just words\n", "- a\n- b\n", "&a [*a]\n", "matchday: &a\n  serving: *a\n"})
  void a_file_that_is_no_map_of_settings_is_refused(String yaml) throws IOException {
    file(yaml);

    ProgramCall call = ProgramCall.on(home, "config", "show");

    assertThat(call.err()).startsWith("matchday: matchday.yml line ");
    assertThat(call.code()).isEqualTo(78);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing here\n", "matchday:\n", "matchday:\n  serving:\n    port:\n"})
  void a_file_that_sets_nothing_leaves_the_defaults(String yaml) throws IOException {
    file(yaml);

    ProgramCall call = ProgramCall.on(home, "config", "show", "-o", "json");

    assertThat(shown(call)).containsEntry("matchday.serving.port", "8000 from default");
  }

  @Test
  void a_file_that_is_not_in_utf_8_is_refused() throws IOException {
    Files.write(
        home.resolve("matchday.yml"),
        "matchday.batch.alias: Prüfung\n".getBytes(StandardCharsets.ISO_8859_1));

    ProgramCall call = ProgramCall.on(home, "config", "show");

    assertThat(call.err()).contains("is not in UTF-8");
    assertThat(call.code()).isEqualTo(78);
  }

  @Test
  void values_are_taken_as_they_stand_in_the_file() throws IOException {
    file("matchday.serving.worker-id: 0123\nmatchday.batch.alias: yes\n");

    ProgramCall call = ProgramCall.on(home, "config", "show", "-o", "json");

    assertThat(shown(call))
        .containsEntry("matchday.serving.worker-id", "0123 from matchday.yml line 1")
        .containsEntry("matchday.batch.alias", "yes from matchday.yml line 2");
  }

  @Test
  void secrets_are_hidden() {
    Map<String, String> environment =
        Map.of(
            "MATCHDAY_DATABASE_PASSWORD",
            "s3cret",
            "MATCHDAY_DATABASE_URL",
            "jdbc:postgresql://db/matchday?user=me&password=s3cret&ssl=true",
            "MATCHDAY_SERVING_API_KEYS",
            HASH_A);

    ProgramCall call = ProgramCall.on(home, environment, "config", "show", "-o", "json");

    assertThat(call.out()).doesNotContain("s3cret", HASH_A);
    assertThat(shown(call))
        .containsEntry("matchday.database.password", "(hidden) from MATCHDAY_DATABASE_PASSWORD")
        .containsEntry(
            "matchday.database.url",
            "jdbc:postgresql://db/matchday?user=me&password=(hidden)&ssl=true"
                + " from MATCHDAY_DATABASE_URL")
        .containsEntry("matchday.serving.api-keys", "(hidden) from MATCHDAY_SERVING_API_KEYS");
  }

  @Test
  void a_list_may_be_written_as_one() throws IOException {
    file("matchday.serving.api-keys:\n  - " + HASH_A + "\n  - " + HASH_B + "\n");

    Settings settings = settings(Map.of());

    assertThat(settings.serving().http().apiKeys()).containsExactly(HASH_A, HASH_B);
  }

  @Test
  void a_list_in_the_environment_has_commas() {
    Settings settings = settings(Map.of("MATCHDAY_SERVING_API_KEYS", HASH_A + ", " + HASH_B));

    assertThat(settings.serving().http().apiKeys()).containsExactly(HASH_A, HASH_B);
  }

  private Settings settings(Map<String, String> environment) {
    SettingsSource source = new SettingsSource(Settings.defaultValues().keySet());
    source.file(home.resolve("matchday.yml"));
    source.environment(environment);
    return Settings.of(source, home);
  }

  @Test
  void another_address_than_the_loopback_needs_keys_and_says_so() {
    ProgramCall call = ProgramCall.on(home, "serve", "--host", "0.0.0.0");

    assertThat(call.err())
        .isEqualToIgnoringNewLines(
            "matchday: matchday.serving.host: must be a loopback address unless"
                + " there is an API key; see: keys create");
    assertThat(call.code()).isEqualTo(78);
  }

  @Test
  void a_home_variable_that_is_empty_counts_as_not_set() {
    Map<String, String> environment =
        Map.of("MATCHDAY_HOME", "", "MATCHDAY_BUILD", "never", "MATCHDAY_VECTOR", "off");

    ProgramCall call = ProgramCall.on(home, environment, "config", "show");

    assertThat(call.code()).isZero();
  }

  private void file(String yaml) throws IOException {
    Files.writeString(home.resolve("matchday.yml"), yaml);
  }

  private static Map<Object, Object> shown(ProgramCall call) {
    assertThat(call.err()).isEmpty();
    Map<Object, Object> shown = new LinkedHashMap<>();
    Rows.ofJson(call.out())
        .forEach(row -> shown.put(row.get("key"), row.get("value") + " from " + row.get("origin")));
    return shown;
  }
}
