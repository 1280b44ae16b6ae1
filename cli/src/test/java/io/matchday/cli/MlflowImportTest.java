package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.GeneratedModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as MLflow keeps them: an MLmodel, a model file beside it, a signature. */
class MlflowImportTest {

  private static final List<String> NAMES = List.of("neutral", "diff_elo_pre", "sex");

  private static final String MANIFEST =
      """
      artifact_path: model
      flavors:
        python_function:
          data: model.xgb
          env:
            conda: conda.yaml
            virtualenv: python_env.yaml
          loader_module: mlflow.xgboost
          python_version: 3.11.7
        xgboost:
          code: null
          data: model.xgb
          model_class: xgboost.sklearn.XGBClassifier
          model_format: xgb
          xgb_version: 3.0.4
      mlflow_version: 2.22.0
      model_uuid: 5f0c4d8c2c0e4d7f8d3a1f5f8e6f7a10
      run_id: 0a1b2c3d4e5f
      signature:
        inputs: '[{"type": "double", "name": "neutral", "required": true}, {"type": "double",
          "name": "diff_elo_pre", "required": true}, {"type": "long", "name": "sex", "required":
          true}]'
        outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
        params: null
      utc_time_created: '2026-08-01 09:00:00.000000'
      """;

  @TempDir private Path home;
  @TempDir private Path run;

  @BeforeEach
  void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "artifacts", "artifacts/model", "model", "artifacts/best"})
  void a_run_or_model_folder_is_imported_wherever_its_mlmodel_is(String place) throws IOException {
    fill(run.resolve(place), MANIFEST, GeneratedModels.aModel().features(3).json());

    ProgramCall imported = importing();

    assertThat(imported.err()).isEmpty();
    assertThat(imported.lines().get(0)).endsWith(" registered, from model.xgb");
    assertThat(imported.out()).contains("features: 3 of the 151 we compute, placed by name");
  }

  @Test
  void a_flavor_that_names_no_file_finds_the_usual_ones() throws IOException {
    String manifest = MANIFEST.replace("    data: model.xgb\n    model_class", "    model_class");
    assertThat(manifest).isNotEqualTo(MANIFEST);
    fill(run, manifest, GeneratedModels.aModel().features(3).json());
    Files.move(run.resolve("model.xgb"), run.resolve("model.ubj"));

    assertThat(importing().lines().get(0)).endsWith(" registered, from model.ubj");
  }

  @Test
  void a_signature_of_a_tensor_leaves_the_names_to_the_file_or_the_caller() throws IOException {
    String manifest =
        MANIFEST.replaceAll(
            "(?s)inputs: '.*?]'",
            "inputs: '[{\"type\": \"tensor\", \"tensor-spec\": {\"shape\": [-1, 3]}}]'");
    fill(run, manifest, GeneratedModels.aModel().features(3).json());
    Path names = Files.writeString(run.resolve("n.json"), "[\"neutral\",\"sex\",\"diff_elo_pre\"]");

    refuses(importing(), 78, "model.xgb: carries no feature names");
    assertThat(importing("--features", names.toString()).err()).isEmpty();
    fill(run, manifest, GeneratedModels.aModel().named(NAMES).json());
    assertThat(importing().err()).isEmpty();
  }

  @Test
  void a_signature_that_contradicts_the_file_is_refused() throws IOException {
    List<String> other = List.of("neutral", "sex", "diff_elo_pre");
    fill(run, MANIFEST, GeneratedModels.aModel().named(other).json());

    refuses(importing(), 78, "MLmodel: calls feature 1 diff_elo_pre, but model.xgb calls it sex");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'(?s)  xgboost:.*?mlflow_v' | '  sklearn:\n    pickled_model: model.pkl\nmlflow_v'"
            + " | 78 | 'has the flavors [python_function, sklearn], expected xgboost'",
        "'(?s)^.*$' | 'flavors: none' | 78 | 'names no flavors, expected xgboost among them'",
        "'(?s)^.*$' | '[1, 2'         | 65 | 'MLmodel: is no YAML'",
        "'(?s)^.*$' | 'just text'     | 65 | 'MLmodel: holds no keys and values'",
        "'(?s)^.*$' | '!!javax.script.ScriptEngineManager []' | 65 | 'MLmodel: is no YAML'",
        "'data: model.xgb\n    model_c' | 'data: ../model.xgb\n    model_c'"
            + " | 78 | 'has its model outside its folder: ../model.xgb'",
        "'data: model.xgb\n    model_c' | 'data: other.ubj\n    model_c'"
            + " | 66 | 'other.ubj: is not there, though MLmodel names it'",
        "'\"name\": \"sex\", ' | '' | 65 | 'a signature with 3 columns of which 2 have names'",
        "'name\": \"sex\"' | 'name\": \"sexe\"' | 78 | 'no feature sexe; did you mean sex?'",
        "'(?s)inputs: .*?]''' | 'inputs: ''{''' | 65 | 'has signature inputs that are not JSON'",
        "'(?s)inputs: .*?]''' | 'inputs: ''{}''' | 65 | 'inputs that are no list of columns'",
      })
  void a_manifest_that_does_not_do_is_refused(String from, String to, int code, String message)
      throws IOException {
    String manifest = MANIFEST.replaceFirst(from, to);
    assertThat(manifest).isNotEqualTo(MANIFEST);
    fill(run, manifest, GeneratedModels.aModel().features(3).json());

    refuses(importing(), code, message);
  }

  @Test
  void a_pickled_or_old_binary_model_file_is_refused() throws IOException {
    fill(run, MANIFEST, new byte[] {(byte) 0x80, 4, 'x', '.'});
    refuses(importing(), 78, "model.xgb: is a Python pickle");

    fill(run, MANIFEST, "binf\0\0".getBytes(StandardCharsets.US_ASCII));
    refuses(importing(), 78, "model.xgb: is in XGBoost's old binary format");
  }

  @Test
  void a_folder_without_a_model_or_with_two_is_refused() throws IOException {
    refuses(importing(), 66, "holds no MLmodel, neither itself nor in artifacts/*");

    byte[] model = GeneratedModels.aModel().features(3).json();
    fill(run.resolve("artifacts/a"), MANIFEST, model);
    fill(run.resolve("artifacts/b"), MANIFEST, model);
    refuses(importing(), 66, "holds several models; name the folder of one");

    refuses(
        ProgramCall.on(home, "models", "import", "--mlflow-run", run.resolve("no").toString()),
        66,
        "no: is no folder");
  }

  private ProgramCall importing(String... options) {
    String[] words = new String[options.length + 4];
    List.of("models", "import", "--mlflow-run", run.toString()).toArray(words);
    System.arraycopy(options, 0, words, 4, options.length);
    return ProgramCall.on(home, words);
  }

  private static void refuses(ProgramCall call, int code, String message) {
    assertThat(call.err()).contains(message);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(code);
  }

  private static void fill(Path folder, String manifest, byte[] model) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("MLmodel"), manifest);
    Files.write(folder.resolve("model.xgb"), model);
  }
}
