package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of the registry leads to a bundle inside the models folder, or is refused. */
class RegisteredBundleTest {

  private static final List<String> NAMES = List.of("diff_elo_pre", "sex");

  @TempDir private Path home;
  private Path models;
  private Path outside;
  private ModelRunId runId;
  private String path;

  @BeforeEach
  void writeBundles() throws IOException {
    models = Files.createDirectory(home.resolve("models"));
    runId = new ModelRunId(SampleBundles.writeBundle(models, NAMES, 1).getFileName().toString());
    path = "soccer_model/" + runId;
    outside = home.resolve("elsewhere");
    SampleBundles.writeBundle(outside, NAMES, 1);
  }

  @Test
  void a_registered_bundle_loads() {
    assertThat(LoadedModel.open(models, path, runId).runId()).isEqualTo(runId);
  }

  @Test
  void a_loaded_bundle_is_still_that_of_its_own_place_and_version_alone() throws IOException {
    LoadedModel loaded = LoadedModel.open(models, path, runId);

    assertThat(loaded.isStill(models, path, runId)).isTrue();
    assertThat(LoadedModel.open(outside, path, runId).runId()).isEqualTo(runId);
    assertThat(loaded.isStill(outside, path, runId)).isFalse();
    Files.move(outside.resolve(path), models.resolve("soccer_model/copy"));
    assertThat(loaded.isStill(models, "soccer_model/copy", runId)).isFalse();
    assertThat(loaded.isStill(models, path, new ModelRunId("0123456789ab"))).isFalse();

    Files.move(models.resolve(path), models.resolve("soccer_model/moved"));
    Files.createSymbolicLink(models.resolve(path), models.resolve("soccer_model/moved"));
    assertThat(loaded.isStill(models, path, runId)).isFalse();
  }

  @Test
  void a_models_folder_that_is_a_link_itself_is_followed() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("link"), models);

    assertThat(LoadedModel.open(link, path, runId).runId()).isEqualTo(runId);
  }

  @Test
  void a_bundle_of_another_version_is_refused() {
    ModelRunId other = new ModelRunId("0123456789ab");

    refuses(path, other, "holds version " + runId + " instead of 0123456789ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "soccer_model/../soccer_model", "\0", "./x"})
  void a_path_that_is_no_plain_way_down_is_refused(String bad) {
    refuses(bad, runId, "is no place of a bundle");
  }

  @Test
  void a_path_out_of_the_models_folder_is_refused() {
    refuses("../elsewhere/" + path, runId, "is no place of a bundle");
    refuses("soccer_model/../../elsewhere/" + path, runId, "is no place of a bundle");
    refuses(outside.resolve(path).toString(), runId, "is no place of a bundle");
  }

  @Test
  void a_bundle_folder_that_is_a_link_is_refused() throws IOException {
    Files.createSymbolicLink(models.resolve("soccer_model/link"), outside.resolve(path));

    refuses("soccer_model/link", runId, "link: is no folder with a model (links are not followed)");
  }

  @Test
  void a_folder_above_the_bundle_that_is_a_link_is_refused() throws IOException {
    Files.createSymbolicLink(models.resolve("other"), outside.resolve("soccer_model"));

    refuses("other/" + runId, runId, "other: is no folder with a model (links are not followed)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "manifest.json", "calibration.json"})
  void a_file_that_is_a_link_is_refused(String name) throws IOException {
    Files.delete(models.resolve(path).resolve(name));
    Files.createSymbolicLink(
        models.resolve(path).resolve(name), outside.resolve(path).resolve(name));

    refuses(path, runId, name + ": is a folder, a link or a device");
  }

  @Test
  void a_bundle_is_not_written_through_a_link() throws IOException {
    Path other = Files.createDirectory(home.resolve("other"));
    Files.createSymbolicLink(other.resolve("soccer_model"), outside.resolve("soccer_model"));

    assertThatThrownBy(() -> SampleBundles.writeBundle(other, NAMES, 2))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("links are not followed");
    try (var written = Files.list(outside.resolve("soccer_model"))) {
      assertThat(written).hasSize(1);
    }
  }

  private void refuses(String where, ModelRunId version, String message) {
    assertThatThrownBy(() -> LoadedModel.open(models, where, version))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.MODEL))
        .hasMessageContaining(message);
  }
}
