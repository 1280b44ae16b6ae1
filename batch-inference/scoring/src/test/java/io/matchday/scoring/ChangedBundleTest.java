package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.model.ModelBundle;
import io.matchday.model.ModelMutation;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed in a bundle, it no longer loads: its hash and its run id see to that. */
class ChangedBundleTest {

  private static final int FLIPS = 1_000;
  private static final int MUTATIONS = 500;

  @TempDir private Path models;

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "manifest.json", "calibration.json"})
  void every_flipped_bit_of_a_bundle_is_refused(String name) throws IOException {
    Path folder = SampleBundles.writeBundle(models, List.of("diff_elo_pre", "sex"), 1);
    ModelRunId runId = new ModelRunId(folder.getFileName().toString());
    String path = models.relativize(folder).toString();
    LoadedModel before = LoadedModel.open(models, path, runId);
    byte[] file = Files.readAllBytes(folder.resolve(name));
    Random random = new Random(name.hashCode());

    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = file.clone();
      flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      assertRefused(folder, name, flipped);
      assertThat(before.isStill(models, path, runId)).isFalse();
    }
    Files.write(folder.resolve(name), file);
    assertThat(LoadedModel.open(folder).schema().size()).isEqualTo(2);
    assertThat(before.isStill(models, path, runId)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "manifest.json", "calibration.json"})
  void every_mutation_of_a_bundle_is_refused(String name) throws IOException {
    Path folder = SampleBundles.writeBundle(models, List.of("diff_elo_pre", "sex"), 1);
    byte[] file = Files.readAllBytes(folder.resolve(name));
    Random random = new Random(name.hashCode());

    int changed = 0;
    while (changed < MUTATIONS) {
      byte[] mutated = ModelMutation.BYTES.damage(file, random);
      if (!Arrays.equals(mutated, file)) {
        assertRefused(folder, name, mutated);
        changed++;
      }
    }
    assertRefused(folder, name, new byte[0]);
  }

  @Test
  void a_bundle_without_golden_rows_is_refused() throws IOException {
    Path folder = SampleBundles.writeBundle(models, List.of("diff_elo_pre", "sex"), 1);
    String manifest = Files.readString(folder.resolve("manifest.json"));
    String none = manifest.replaceAll("(?s)\"golden_rows\" : \\[.*\\]", "\"golden_rows\" : []");
    assertThat(none).isNotEqualTo(manifest);
    Files.writeString(folder.resolve("manifest.json"), none);

    assertThatThrownBy(() -> ModelBundle.load(folder))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("golden_rows: a model card needs at least one golden row");
  }

  @Test
  void a_manifest_names_no_file_elsewhere() throws IOException {
    Path folder = SampleBundles.writeBundle(models, List.of("diff_elo_pre", "sex"), 1);
    String manifest = Files.readString(folder.resolve("manifest.json"));
    for (String elsewhere : List.of("../model.json", "/etc/passwd", "x/model.json", "")) {
      Files.writeString(
          folder.resolve("manifest.json"),
          manifest.replace("\"model.json\"", '"' + elsewhere + '"'));

      assertThatThrownBy(() -> ModelBundle.load(folder))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("manifest.json: model_file: expected model.ubj or model.json");
    }
  }

  private static void assertRefused(Path folder, String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    assertThatThrownBy(() -> LoadedModel.open(folder))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.MODEL));
  }
}
