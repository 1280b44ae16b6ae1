package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureSet;
import io.matchday.model.GeneratedModels;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import io.matchday.scoring.ScorerForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models made elsewhere, from files with and without names. */
class ModelsImportTest {

  private static final List<String> OURS = FeatureSet.current().schema().names();

  @TempDir private Path home;
  @TempDir private Path elsewhere;

  @BeforeEach
  void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @Test
  void a_model_of_some_of_our_features_in_any_order_predicts_once_promoted() throws IOException {
    List<String> some = new ArrayList<>(OURS.subList(10, 60));
    Collections.shuffle(some, new Random(4));
    Path file = write("clf.json", GeneratedModels.aModel().trees(60).depth(5).named(some).json());

    ProgramCall imported = importing(file.toString());
    String id = imported.lines().get(0).split(" ", -1)[1].replace(",", "");

    assertThat(imported.err()).isEmpty();
    assertThat(imported.lines())
        .startsWith(
            "model " + id + " registered, from clf.json",
            "rounds: 20 of 20, all; the file names no best_iteration",
            "features: 50 of the 151 we compute, placed by name")
        .endsWith("to let it answer: models promote " + id);
    assertThat(ProgramCall.on(home, "models", "promote", id).code()).isZero();
    ProgramCall predict =
        ProgramCall.on(home, "predict", "--as-of", SampleDataFiles.AS_OF.toString());
    assertThat(predict.code()).as(predict.err()).isZero();
    assertThat(predict.out()).contains(id);
  }

  @Test
  void importing_twice_gives_the_same_version() throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().named(OURS).json());

    String first = importing(file.toString()).lines().get(0);
    String second = importing(file.toString()).lines().get(0);

    assertThat(second)
        .isEqualTo(first.replace("registered,", "was registered before: same file and choices,"));
  }

  @Test
  void an_imported_model_is_listed_with_an_unknown_past_and_shown_without_a_judgement()
      throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().named(OURS).json());
    String id = importing(file.toString()).lines().get(0).split(" ", -1)[1];

    String json = ProgramCall.on(home, "models", "show", id, "-o", "json").out();

    assertThat(Rows.ofCsv(ProgramCall.on(home, "models", "list", "-o", "csv").out()))
        .filteredOn(row -> row.get("id").equals(id))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("trained_from", "unknown"));
    assertThat(ProgramCall.on(home, "models", "show", id).lines())
        .anyMatch(line -> line.matches("origin +imported from clf.json"))
        .anyMatch(line -> line.matches("library +unknown"))
        .anyMatch(line -> line.matches("classes +home draw away"))
        .anyMatch(line -> line.matches("rounds +2"))
        .anyMatch(line -> line.matches("aliases"))
        .noneMatch(line -> line.startsWith("judgement.") || line.startsWith("slices."));
    assertThat(json)
        .contains("\"imported\":{\"file\":\"clf.json\",\"rounds\":2,", "\"aliases\":[]")
        .doesNotContain("judgement", "log_loss", "\"slices\":", elsewhere.toString());
  }

  @Test
  void names_beside_the_file_stand_in_for_those_it_lacks() throws IOException {
    GeneratedModels model = GeneratedModels.aModel().features(3);
    Path file = write("clf.json", model.json());
    Path names = write("names.json", "[\"sex\",\"diff_elo_pre\",\"neutral\"]");

    ProgramCall imported = importing(file.toString(), "--features", names.toString());

    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).contains("features: 3 of the 151 we compute, placed by name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{}                                      | -    | rounds: 4 of 4, all; the file names no",
        "{\"best_iteration\":\"1\"}              | -    | rounds: 4 of 4, all, as Booster.predict",
        "{\"best_iteration\":\"1\"}              | best | rounds: 2 of 4, to the best one, as asked",
        "{\"best_iteration\":\"1\",\"scikit_learn\":\"x\"} | - | 'rounds: 2 of 4, to the best one, as XGB'",
        "{\"best_iteration\":\"1\",\"scikit_learn\":\"x\"} | all | 'rounds: 4 of 4, all, as asked for'",
        "{\"best_iteration\":\"1\"}              | 3    | 'rounds: 3 of 4, as asked for'",
      })
  void rounds_are_taken_as_what_saved_the_file_predicts(
      String attributes, String rounds, String line) throws IOException {
    Path file = write("clf.json", modelWith(attributes));

    ProgramCall imported =
        rounds == null
            ? importing(file.toString())
            : importing(file.toString(), "--rounds", rounds);

    assertThat(imported.out()).as(imported.err()).contains(line);
  }

  @Test
  void the_rounds_taken_are_those_that_score() throws IOException {
    Path file = write("clf.json", modelWith("{\"best_iteration\":\"1\"}"));
    String id = importing(file.toString(), "--rounds", "best").lines().get(0).split(" ", -1)[1];

    Path bundle = home.resolve("models/soccer_model").resolve(id.replace(",", ""));
    TreeEnsemble served = ModelBundle.load(bundle).ensemble();

    float[] row = new float[OURS.size()];
    Arrays.fill(row, 0.25f);
    float[] margins = new float[3];
    float[] expected = new float[3];
    ScorerForms.of(served).fastest().margins(row, 1, margins);
    ScorerForms.of(GeneratedModels.aModel().trees(6).named(OURS).ensemble())
        .fastest()
        .margins(row, 1, expected);
    assertThat(margins).isEqualTo(expected);
    assertThat(Files.readAllBytes(bundle.resolve("model.json")))
        .isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "best | 78 | 'clf.json: names no best_iteration, so there is no best round to stop at'",
        "9    | 78 | 'clf.json: has 4 rounds, but 9 are asked for; choose with --rounds'",
        "some | 64 | 'the rounds must be best, all or a number from 1 on, not ''some'''",
      })
  void rounds_that_are_not_there_are_refused(String rounds, int code, String message)
      throws IOException {
    Path file = write("clf.json", modelWith("{}"));

    refuses(importing(file.toString(), "--rounds", rounds), code, message);
  }

  @Test
  void a_best_round_beyond_the_last_is_refused_rather_than_guessed() throws IOException {
    Path file = write("clf.json", modelWith("{\"best_iteration\":\"7\",\"scikit_learn\":\"x\"}"));

    refuses(
        importing(file.toString()),
        78,
        "clf.json: has 4 rounds, but 8 end with its best_iteration; choose with --rounds");
  }

  @Test
  void classes_in_another_order_answer_for_their_outcomes() throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().named(OURS).json());

    ProgramCall imported = importing(file.toString(), "--classes", "away,draw,home");

    String id = imported.lines().get(0).split(" ", -1)[1];
    assertThat(imported.out()).contains("classes: away, draw, home; no model file says so");
    TreeEnsemble served =
        ModelBundle.load(home.resolve("models/soccer_model").resolve(id)).ensemble();
    float[] row = new float[OURS.size()];
    float[] margins = new float[3];
    float[] inFile = new float[3];
    ScorerForms.of(served).fastest().margins(row, 1, margins);
    ScorerForms.of(ModelFile.read(file)).fastest().margins(row, 1, inFile);
    assertThat(margins).containsExactly(inFile[2], inFile[1], inFile[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"home,draw", "home,draw,draw", "home,draw,win", "home,draw,away,home"})
  void classes_that_are_not_the_three_outcomes_are_refused(String classes) throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().named(OURS).json());

    refuses(
        importing(file.toString(), "--classes", classes),
        64,
        "--classes must be home, draw and away in the model's order");
  }

  @Test
  void a_model_without_names_asks_for_them() throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().json());

    refuses(
        importing(file.toString()),
        78,
        "clf.json: carries no feature names; give them with --features names.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[\"sex\",\"neutral\"]' | 78 | 'names.json: has 2 names, but the model has 3 features'",
        "'[\"sex\",\"sex\",\"neutral\"]' | 78 | names.json: names the feature sex twice",
        "'[\"sex\",\"neutrl\",\"x_1\"]' | 78 | 'we compute no feature neutrl; did you mean neutral?'",
        "'[\"sex\",\"neutrl\",\"x_1\"]' | 78 | 'names.json: we compute no feature x_1'",
        "'{\"a\":1}' | 65 | 'names.json: is no JSON array of names, expected'",
        "'[\"sex\", 3]' | 65 | 'names.json: is no JSON array of names'",
        "'[]' | 65 | 'names.json: is no JSON array of names'",
        "'sex,neutral' | 65 | 'names.json: is not well-formed JSON'",
      })
  void names_that_do_not_fit_are_refused(String names, int code, String message)
      throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().features(3).json());
    Path given = write("names.json", names);

    refuses(importing(file.toString(), "--features", given.toString()), code, message);
  }

  @Test
  void names_that_differ_from_those_in_the_file_are_refused_by_the_first() throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().named(List.of("sex", "neutral")).json());
    Path names = write("names.json", "[\"neutral\",\"sex\"]");

    refuses(
        importing(file.toString(), "--features", names.toString()),
        78,
        "names.json: calls feature 0 neutral, but clf.json calls it sex");
  }

  @Test
  void everything_wrong_is_told_at_once() throws IOException {
    Path file = write("clf.json", GeneratedModels.aModel().classes(1).trees(3).json());
    Path names = write("names.json", "[\"sex\",\"sex\"]");

    ProgramCall call =
        importing(file.toString(), "--features", names.toString(), "--rounds", "best");

    assertThat(call.code()).isEqualTo(78);
    assertThat(call.err())
        .contains("clf.json: is a binary:logistic model of 1 classes")
        .contains("clf.json: names no best_iteration")
        .contains("names.json: has 2 names, but the model has 4 features")
        .contains("names.json: names the feature sex twice");
  }

  @Test
  void a_bad_model_and_bad_names_are_told_together() throws IOException {
    Path file = write("old.bin", "binf\0\0\0\0");
    Path names = write("names.json", "nothing");

    ProgramCall call = importing(file.toString(), "--features", names.toString());

    assertThat(call.code()).isEqualTo(65);
    assertThat(call.err())
        .contains("names.json: is not well-formed JSON")
        .contains("old.bin: is in XGBoost's old binary format");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "old.deprecated | 'bs64\tABC'     | is in XGBoost's old binary format, expected XGBoost JSON",
        "model.pkl      | '\u0080\u0004x' | is a Python pickle, expected XGBoost JSON or UBJ",
        "model.bin      | '\u0000\u0000'  | is no model file, expected XGBoost JSON or UBJ",
        "model.json     | '{}'            | 'the version is []'",
      })
  void a_file_that_is_no_model_is_refused(String name, String content, String message)
      throws IOException {
    Path file = Files.write(elsewhere.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));

    refuses(importing(file.toString()), 78, name + ": " + message);
  }

  @Test
  void a_file_that_is_not_there_and_no_file_at_all_are_refused() {
    refuses(importing(elsewhere.resolve("none.ubj").toString()), 66, "none.ubj: is not there");
    refuses(importing(), 64, "name one model: either FILE or --mlflow-run DIR");
  }

  private static byte[] modelWith(String attributes) {
    String json =
        new String(GeneratedModels.aModel().trees(12).named(OURS).json(), StandardCharsets.UTF_8);
    return json.replace("\"attributes\":{}", "\"attributes\":" + attributes)
        .getBytes(StandardCharsets.UTF_8);
  }

  private ProgramCall importing(String... arguments) {
    List<String> words = new ArrayList<>(List.of("models", "import"));
    words.addAll(List.of(arguments));
    return ProgramCall.on(home, words.toArray(String[]::new));
  }

  private static void refuses(ProgramCall call, int code, String message) {
    assertThat(call.err()).contains(message);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(code);
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(elsewhere.resolve(name), content);
  }
}
