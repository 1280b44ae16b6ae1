package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureSet;
import io.matchday.model.GeneratedModels;
import io.matchday.model.ModelBundle;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promotion gate from the command line, and what is kept of promotions and rollbacks. */
class ModelsPromoteTest {

  private static final String SAMPLE_ID =
      SampleData.in(SampleHome.SAMPLE).modelFolder().getFileName().toString();

  private static final String FIGURES =
      "log loss 1[.]\\d{4}, that of "
          + SAMPLE_ID
          + " 0[.]9860: worse by 0[.]\\d{5}, only 0[.]002 allowed; ECE 0[.]\\d{4}, 0[.]02 allowed.*"
          + " [(]752 matches, 2023-03-04 to 2024-02-25, unseen by both[)]";

  @TempDir private Path home;

  @BeforeEach
  void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @Test
  void the_sample_model_was_judged_when_it_was_promoted() {
    Map<String, String> first = history().get(0);

    assertThat(first)
        .containsEntry("alias", "Production")
        .containsEntry("action", "promote")
        .containsEntry("id", SAMPLE_ID)
        .containsEntry("previous", "")
        .containsEntry("by", System.getProperty("user.name"))
        .containsEntry("reason", "")
        .containsEntry("forced", "false")
        .containsEntry("verdict", "passed")
        .containsEntry("matches", "752")
        .containsEntry("from", "2023-03-04")
        .containsEntry("to", "2024-02-25")
        .containsEntry("previous_log_loss", "")
        .containsEntry("margin", "0.002");
    assertThat(Double.parseDouble(first.get("log_loss"))).isBetween(0.9859, 0.9861);
    assertThat(first.get("finding")).startsWith("log loss 0.9860, nothing to compare it with; ");
    assertThat(history()).hasSize(1);
  }

  @Test
  void a_worse_version_is_refused_with_both_figures_and_what_to_do() {
    String worse = aWorseModel();

    ProgramCall call = promote(worse);

    List<String> lines = call.err().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("matchday: " + worse + ": " + FIGURES);
    assertThat(lines.get(1))
        .isEqualTo(
            "matchday: Production stays with %s; promote a better version, or insist: models promote %s --alias Production --force --reason TEXT"
                .formatted(SAMPLE_ID, worse));
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(78);
    assertThat(named("Production")).isEqualTo(SAMPLE_ID);
    assertThat(history()).hasSize(1);
  }

  @Test
  void the_margin_is_a_setting() {
    ProgramCall call = promote(aWorseModel(), "--set", "batch.promotion-margin=0.0005");

    assertThat(call.err()).contains(", only 0.0005 allowed; ");
    assertThat(call.code()).isEqualTo(78);
  }

  @Test
  void a_refused_version_answers_by_force_and_the_reason_is_kept_with_the_figures() {
    String worse = aWorseModel();

    ProgramCall call = promote(worse, "--force", "--reason", " to try the café's idea, once ");

    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.lines()).hasSize(2);
    assertThat(call.lines().get(0)).matches("refused, but forced: " + FIGURES);
    assertThat(call.lines().get(1)).isEqualTo("Production is now " + worse);
    assertThat(named("Production")).isEqualTo(worse);
    Map<String, String> kept = history().get(0);
    assertThat(kept)
        .containsEntry("id", worse)
        .containsEntry("previous", SAMPLE_ID)
        .containsEntry("reason", "to try the café's idea, once")
        .containsEntry("forced", "true")
        .containsEntry("verdict", "refused")
        .containsEntry("matches", "752");
    assertThat(Double.parseDouble(kept.get("log_loss")))
        .isGreaterThan(Double.parseDouble(kept.get("previous_log_loss")) + 0.002);
    assertThat("refused, but forced: " + kept.get("finding")).isEqualTo(call.lines().get(0));
  }

  @Test
  void force_without_a_reason_is_a_usage_error() {
    ProgramCall call = promote(aWorseModel(), "--force");

    assertThat(call.err())
        .isEqualToIgnoringNewLines("matchday: --force needs a reason: --reason TEXT");
    assertThat(call.code()).isEqualTo(64);
    assertThat(named("Production")).isEqualTo(SAMPLE_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t", "two\nlines"})
  void a_reason_that_is_blank_or_more_than_a_line_is_a_usage_error(String reason) {
    for (ProgramCall call :
        List.of(
            promote(SAMPLE_ID, "--alias", "Challenger", "--force", "--reason", reason),
            promote(SAMPLE_ID, "--alias", "Challenger", "--reason", reason),
            ProgramCall.on(home, "models", "rollback", "--reason", reason))) {
      assertThat(call.err())
          .isEqualToIgnoringNewLines("matchday: --reason must be one line of 1 to 500 characters");
      assertThat(call.out()).isEmpty();
      assertThat(call.code()).isEqualTo(64);
    }
    assertThat(history()).hasSize(1);
  }

  @Test
  void a_reason_has_at_most_500_characters() {
    assertThat(promote(SAMPLE_ID, "--alias", "A", "--reason", "x".repeat(501)).code())
        .isEqualTo(64);
    assertThat(promote(SAMPLE_ID, "--alias", "A", "--reason", "x".repeat(500)).code()).isZero();
    assertThat(history().get(0)).containsEntry("reason", "x".repeat(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Pro\nduction", " Production", "LONG"})
  void a_name_that_no_alias_could_have_is_a_usage_error(String name) {
    String given = name.replace("LONG", "x".repeat(61));

    ProgramCall call = promote(SAMPLE_ID, "--alias", given);

    assertThat(call.err())
        .isEqualToIgnoringNewLines("matchday: --alias must be a name of 1 to 60 characters");
    assertThat(call.code()).isEqualTo(64);
  }

  @Test
  void an_imported_model_is_not_judged_by_matches_it_may_have_seen() throws IOException {
    Path file = Files.createTempFile("model", ".json");
    List<String> names = FeatureSet.current().schema().names();
    Files.write(file, GeneratedModels.aModel().named(names).json());
    String id =
        ProgramCall.on(home, "models", "import", file.toString()).lines().get(0).split(" ", -1)[1];

    ProgramCall call = promote(id);

    assertThat(call.lines().get(0))
        .startsWith("not judged: 0 common matches, 200 needed (played after ");
    assertThat(call.lines().get(1)).isEqualTo("Production is now " + id);
    assertThat(history().get(0))
        .containsEntry("verdict", "not judged")
        .containsEntry("matches", "")
        .containsEntry("log_loss", "");
    assertThat("not judged: " + history().get(0).get("finding")).isEqualTo(call.lines().get(0));
    Files.delete(file);
  }

  @Test
  void a_version_that_answers_already_is_not_recorded_again() {
    ProgramCall call = promote("Production", "--reason", "to be sure");

    assertThat(call.out()).isEqualToIgnoringNewLines("Production is already " + SAMPLE_ID);
    assertThat(call.code()).isZero();
    assertThat(history()).hasSize(1);
  }

  @Test
  void the_history_is_newest_first_and_may_be_of_one_alias() {
    String worse = aWorseModel();
    promote(worse, "--force", "--reason", "one");
    promote(SAMPLE_ID, "--alias", "Challenger", "--reason", "two");

    ProgramCall back = ProgramCall.on(home, "models", "rollback", "--reason", "three");

    assertThat(back.out()).isEqualToIgnoringNewLines("Production is now " + SAMPLE_ID);
    assertThat(history())
        .extracting(row -> row.get("action") + " " + row.get("alias") + " " + row.get("reason"))
        .containsExactly(
            "rollback Production three",
            "promote Challenger two",
            "promote Production one",
            "promote Production ");
    assertThat(history().get(0))
        .containsEntry("id", SAMPLE_ID)
        .containsEntry("previous", worse)
        .containsEntry("forced", "false")
        .containsEntry("verdict", "")
        .containsEntry("finding", "");
    assertThat(history("--alias", "CHALLENGER"))
        .extracting(row -> row.get("reason"))
        .containsExactly("two");
    assertThat(history("--alias", "Nobody")).isEmpty();
    assertThat(ProgramCall.on(home, "models", "show", "-o", "csv").out())
        .isEqualTo(ProgramCall.on(home, "models", "history", "-o", "csv").out());
  }

  /** Random trees that count as trained on what the sample model was trained on. */
  private String aWorseModel() {
    Path models = home.resolve("models");
    List<String> names = FeatureSet.current().schema().names();
    Path folder = SampleBundles.writeBundle(models, names, 3);
    ModelVersion version =
        ModelVersion.of(ModelBundle.load(folder), models, Clock.systemUTC().instant());
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      new JdbcModels(database, Clock.systemUTC())
          .register(
              new ModelVersion(
                  version.runId(),
                  version.name(),
                  version.schemaId(),
                  version.sha256(),
                  version.path(),
                  version.registeredAt(),
                  version.trainedFrom(),
                  LocalDate.of(2023, 3, 3),
                  version.manifest()));
    }
    return version.runId().value();
  }

  private ProgramCall promote(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "models";
    all[1] = "promote";
    System.arraycopy(words, 0, all, 2, words.length);
    return ProgramCall.on(home, all);
  }

  private List<Map<String, String>> history(String... options) {
    String[] all = new String[options.length + 4];
    System.arraycopy(new String[] {"models", "history", "-o", "csv"}, 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    ProgramCall call = ProgramCall.on(home, all);
    assertThat(call.code()).as(call.err()).isZero();
    return Rows.ofCsv(call.out());
  }

  private String named(String alias) {
    return Rows.ofCsv(ProgramCall.on(home, "models", "list", "-o", "csv").out()).stream()
        .filter(row -> List.of(row.get("aliases").split(" ", -1)).contains(alias))
        .map(row -> row.get("id"))
        .findFirst()
        .orElseThrow();
  }
}
