package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    assertThat(promote.out()).isEqualToIgnoringNewLines("Challenger is now " + SAMPLE_ID);
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

    assertThat(byId.out()).contains(SAMPLE_ID, "soccer_model");
    assertThat(byAlias.out()).isEqualTo(byId.out());
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
        .containsPattern("Elo difference alone +0[.]\\d{4} +[01][.]\\d{4}");
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

  private String named(String alias) {
    return Rows.ofCsv(ProgramCall.on(home, "models", "list", "-o", "csv").out()).stream()
        .filter(row -> List.of(row.get("aliases").split(" ", -1)).contains(alias))
        .map(row -> row.get("id"))
        .findFirst()
        .orElseThrow();
  }
}
