package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchday.feature.FeatureSet;
import io.matchday.model.Judgement;
import io.matchday.model.ModelBundle;
import io.matchday.scoring.ScorerChoice;
import io.matchday.scoring.ScorerForms;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Versions, aliases, and training of another version. */
class ModelsCommandTest {

  private static final String SAMPLE_ID =
      SampleData.in(SampleHome.SAMPLE).modelFolder().getFileName().toString();

  @TempDir private Path home;

  @BeforeEach
  void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @Test
  void an_alias_is_moved_listed_and_kept_in_the_history() {
    ProgramCall promote =
        ProgramCall.on(home, "models", "promote", SAMPLE_ID, "--alias", "Challenger");

    assertThat(promote.lines()).hasSize(2).last().isEqualTo("Challenger is now " + SAMPLE_ID);
    Map<String, String> version =
        Rows.ofCsv(ProgramCall.on(home, "models", "list", "-o", "csv").out()).get(0);
    assertThat(version).containsEntry("id", SAMPLE_ID);
    assertThat(version.get("aliases").split(" ", -1))
        .containsExactlyInAnyOrder("Production", "Challenger");
    assertThat(Rows.ofCsv(ProgramCall.on(home, "models", "show", "-o", "csv").out()))
        .extracting(row -> row.get("alias"))
        .containsExactlyInAnyOrder("Challenger", "Production");
  }

  @Test
  void one_version_is_shown_by_its_id_and_by_its_alias() {
    ProgramCall byId = ProgramCall.on(home, "models", "show", SAMPLE_ID);
    ProgramCall byAlias = ProgramCall.on(home, "models", "show", "Production");

    assertThat(byId.lines().get(0)).matches("WHAT +VALUE");
    assertThat(byId.lines().get(1)).matches("id +" + SAMPLE_ID);
    assertThat(byAlias.out()).isEqualTo(byId.out());
  }

  @Test
  void a_version_is_shown_with_its_past_its_quality_and_how_it_is_scored() {
    ModelBundle bundle = ModelBundle.load(sampleBundle());
    ScorerChoice scoring = ScorerForms.of(bundle.ensemble()).choice();

    Map<String, String> shown = shown(SAMPLE_ID);

    assertThat(shown)
        .containsEntry("id", SAMPLE_ID)
        .containsEntry("aliases", "Production")
        .containsEntry("origin", "trained here")
        .containsEntry("library", "xgboost 3.0.4")
        .containsEntry("schema_id", bundle.manifest().schema().id())
        .containsEntry("features", Integer.toString(FeatureSet.current().schema().size()))
        .containsEntry("slices.held_out", "2023-03-04 to 2024-02-25, 752 matches")
        .containsEntry("model_file", "model.ubj")
        .containsEntry("model_sha256", bundle.manifest().modelSha256())
        .containsEntry("scoring.alone", scoring.alone().label())
        .containsEntry("scoring.blocks", scoring.blocks().label())
        .containsEntry("scoring.reason", scoring.reason());
    Judgement judgement = bundle.manifest().origin().training().orElseThrow().judgement();
    assertThat(shown)
        .containsEntry(
            "judgement.log_loss", String.format(Locale.ROOT, "%.4f", judgement.model().logLoss()))
        .containsKeys(
            "rival.class prior",
            "rival.league prior",
            "rival.Elo alone",
            "rival.Poisson ratings",
            "rival.logit on ratings",
            "reliability.10",
            "slice.sex.men",
            "gain.goal ratings",
            "not_for");
    assertThat(shown.get("rival.Elo alone"))
        .matches("log loss [0-9.]+, RPS [0-9.]+; model less this: log loss [-+].* to .*");
  }

  @Test
  void the_lines_for_people_are_those_of_the_csv() {
    List<String> lines = ProgramCall.on(home, "models", "show", SAMPLE_ID).lines();

    assertThat(lines.stream().skip(1).map(line -> List.of(line.split(" {2,}", 2))))
        .containsExactlyElementsOf(
            shown(SAMPLE_ID).entrySet().stream()
                .map(line -> List.of(line.getKey(), line.getValue()))
                .toList());
  }

  @Test
  void every_alias_that_names_x() {
    ProgramCall.on(home, "models", "promote", SAMPLE_ID, "--alias", "Challenger");

    assertThat(shown(SAMPLE_ID)).containsEntry("aliases", "Challenger Production");
  }

  @Test
  void the_json_of_a_version_is_its_whole_manifest_and_what_is_known_beside_it()
      throws IOException {
    String manifest = compact(Files.readString(sampleBundle().resolve("manifest.json")));
    ModelBundle bundle = ModelBundle.load(sampleBundle());
    ScorerChoice scoring = ScorerForms.of(bundle.ensemble()).choice();

    String json = ProgramCall.on(home, "models", "show", SAMPLE_ID, "-o", "json").out().strip();

    assertThat(json)
        .isEqualTo(compact(json))
        .startsWith(manifest.substring(0, manifest.length() - 1) + ",\"registered_at\":\"20")
        .endsWith(
            "\"aliases\":[\"Production\"],\"calibration\":{\"temperature\":%s},"
                    .formatted(bundle.calibration().temperature())
                + "\"scoring\":{\"alone\":\"%s\",\"blocks\":\"%s\",\"reason\":\"%s\"}}"
                    .formatted(
                        scoring.alone().label(), scoring.blocks().label(), scoring.reason()));
  }

  @ParameterizedTest
  @EnumSource
  void a_version_whose_bundle_does_not_load_is_refused_with_the_reason(OutputFormat format)
      throws IOException {
    Path model = sampleBundle().resolve("model.ubj");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);

    ProgramCall call = ProgramCall.on(home, "models", "show", SAMPLE_ID, "-o", format.name());

    assertThat(call.err()).contains("model.ubj").contains("SHA-256");
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(78);
  }

  @Test
  void an_unknown_version_is_not_promoted() {
    for (String id : List.of("0123456789ab", "nobody")) {
      ProgramCall call = ProgramCall.on(home, "models", "promote", id);

      assertThat(call.err())
          .isEqualToIgnoringNewLines(
              "matchday: no model version or alias is " + id + "; see: models list");
      assertThat(call.out()).isEmpty();
      assertThat(call.code()).isEqualTo(66);
    }
  }

  @Test
  void there_is_nothing_to_go_back_to_after_one_promotion() {
    ProgramCall call = ProgramCall.on(home, "models", "rollback");

    assertThat(call.err())
        .isEqualToIgnoringNewLines("matchday: Production has no earlier version to go back to");
    assertThat(call.code()).isEqualTo(66);
  }

  @Test
  void training_registers_a_judged_version_that_answers_only_once_promoted() {
    ProgramCall train = train("--until", "2024-01-01");
    String id = train.lines().get(0).split(" ", -1)[1];

    assertThat(train.out())
        .contains("model " + id + " registered, ")
        .contains("to let it answer: models promote " + id)
        .containsPattern("this model +0[.]\\d{4} +[01][.]\\d{4}")
        .containsPattern("class prior +0[.]\\d{4} +[01][.]\\d{4}")
        .containsPattern("Elo alone +0[.]\\d{4} +[01][.]\\d{4}");
    assertThat(named("Production")).isEqualTo(SAMPLE_ID);

    assertThat(ProgramCall.on(home, "models", "promote", id).code()).isZero();
    assertThat(named("Production")).isEqualTo(id);

    ProgramCall back = ProgramCall.on(home, "models", "rollback");
    assertThat(back.out()).isEqualToIgnoringNewLines("Production is now " + SAMPLE_ID);
    assertThat(named("Production")).isEqualTo(SAMPLE_ID);
  }

  @Test
  void training_promotes_when_asked_to() {
    ProgramCall train = train("--until", "2024-01-01", "--promote");

    String id = train.lines().get(0).split(" ", -1)[1];
    assertThat(train.lines()).last().isEqualTo("Production is now " + id);
    assertThat(train.lines().get(train.lines().size() - 2))
        .startsWith("passed: log loss ")
        .contains("that of " + SAMPLE_ID);
    assertThat(named("Production")).isEqualTo(id);
  }

  @Test
  void a_damaged_version_is_not_promoted() throws IOException {
    damage(SAMPLE_ID);

    ProgramCall call =
        ProgramCall.on(home, "models", "promote", SAMPLE_ID, "--alias", "Challenger");

    assertThat(call.err()).contains("model.ubj", "has SHA-256");
    assertThat(call.code()).isEqualTo(78);
    assertThat(ProgramCall.on(home, "models", "list").out()).doesNotContain("Challenger");
  }

  @Test
  void a_damaged_version_is_not_gone_back_to() throws IOException {
    ProgramCall train = train("--until", "2024-01-01", "--promote");
    String id = train.lines().get(0).split(" ", -1)[1];
    damage(SAMPLE_ID);

    ProgramCall back = ProgramCall.on(home, "models", "rollback");

    assertThat(back.err()).contains("model.ubj", "has SHA-256");
    assertThat(back.code()).isEqualTo(78);
    assertThat(named("Production")).isEqualTo(id);
  }

  private void damage(String id) throws IOException {
    Path file = home.resolve("models/soccer_model").resolve(id).resolve("model.ubj");
    byte[] model = Files.readAllBytes(file);
    model[model.length / 2] ^= 1;
    Files.write(file, model);
  }

  private ProgramCall train(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "train";
    System.arraycopy(options, 0, words, 1, options.length);
    ProgramCall call = ProgramCall.on(home, words);
    assumeTrue(call.code() != 78, "skipped: " + call.err());
    assertThat(call.code()).as(call.err()).isZero();
    return call;
  }

  private Path sampleBundle() {
    return home.resolve("models/soccer_model").resolve(SAMPLE_ID);
  }

  private Map<String, String> shown(String id) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Map<String, String> row :
        Rows.ofCsv(ProgramCall.on(home, "models", "show", id, "-o", "csv").out())) {
      lines.put(row.get("what"), row.get("value"));
    }
    return lines;
  }

  /** The same JSON without spaces between its parts. */
  private static String compact(String json) {
    StringWriter text = new StringWriter();
    JsonFactory factory = new JsonFactory();
    try (JsonParser from = factory.createParser(ObjectReadContext.empty(), json);
        JsonGenerator to = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      from.nextToken();
      to.copyCurrentStructureExact(from);
    }
    return text.toString();
  }

  private String named(String alias) {
    return Rows.ofCsv(ProgramCall.on(home, "models", "list", "-o", "csv").out()).stream()
        .filter(row -> List.of(row.get("aliases").split(" ", -1)).contains(alias))
        .map(row -> row.get("id"))
        .findFirst()
        .orElseThrow();
  }
}
