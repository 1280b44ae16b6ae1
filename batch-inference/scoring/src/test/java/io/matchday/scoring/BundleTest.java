package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureVector;
import io.matchday.model.Calibration;
import io.matchday.model.GoldenRow;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelCard;
import io.matchday.model.ModelText;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

  private static final List<String> NAMES = List.of("diff_elo_pre", "sex");

  @TempDir private Path models;
  private Path folder;

  @BeforeEach
  void writeBundle() {
    folder = SampleBundles.writeBundle(models, NAMES, 1);
  }

  @Test
  void a_bundle_lies_under_its_run_id_and_reads_as_it_was_written() throws IOException {
    byte[] model = ModelText.softprob(NAMES, 1);

    ModelBundle bundle = ModelBundle.load(folder);

    assertThat(folder).isEqualTo(models.resolve("soccer_model").resolve(bundle.runId().value()));
    assertThat(bundle.manifest().card()).isEqualTo(SampleBundles.aCard(model, NAMES, 1));
    assertThat(bundle.calibration()).isEqualTo(new Calibration(1.25));
    assertThat(Files.readAllBytes(folder.resolve("model.json"))).isEqualTo(model);
  }

  @Test
  void a_bundle_that_is_there_already_is_left_as_it_is() throws IOException {
    Path manifest = folder.resolve("manifest.json");
    FileTime before = FileTime.fromMillis(0);
    Files.setLastModifiedTime(manifest, before);

    Path again = SampleBundles.writeBundle(models, NAMES, 1);

    assertThat(again).isEqualTo(folder);
    assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(before);
    try (Stream<Path> left = Files.list(folder.getParent())) {
      assertThat(left).containsExactly(folder);
    }
  }

  @Test
  void a_changed_model_file_is_refused() throws IOException {
    Files.writeString(folder.resolve("model.json"), " ", StandardOpenOption.APPEND);

    refuses("model.json: has SHA-256");
  }

  @Test
  void a_changed_manifest_is_refused() throws IOException {
    change("manifest.json", "0.510000", "0.910000");

    refuses("the bundle was changed");
  }

  @Test
  void a_changed_calibration_is_refused() throws IOException {
    change("calibration.json", "1.25", "1.26");

    refuses("the bundle was changed");
  }

  @Test
  void another_run_id_is_refused() throws IOException {
    change("manifest.json", folder.getFileName().toString(), "123456789abc");

    refuses("has run id 123456789abc but its content gives");
  }

  @Test
  void everything_wrong_is_told_at_once() throws IOException {
    change("manifest.json", "\"soccer_model\"", "\"tennis_model\"");
    change("manifest.json", "\"2021-01-01\"", "\"2021-13-01\"");
    Files.delete(folder.resolve("calibration.json"));

    assertThatThrownBy(() -> ModelBundle.load(folder))
        .hasMessageContaining("calibration.json: is not there")
        .hasMessageContaining("manifest.json: name: expected \"soccer_model\"")
        .hasMessageContaining("slices/fitting/from: expected a date");
  }

  @Test
  void a_link_in_the_place_of_a_file_is_refused() throws IOException {
    Path real = models.resolve("real.json");
    Files.move(folder.resolve("model.json"), real);
    Files.createSymbolicLink(folder.resolve("model.json"), real);

    refuses("model.json: is a folder, a link or a device");
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> ModelBundle.load(models.resolve("none")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is no folder with a model");
  }

  @Test
  void names_in_another_order_than_the_model_file_are_refused() {
    byte[] model = ModelText.softprob(List.of("sex", "diff_elo_pre"), 1);
    ModelCard card = SampleBundles.aCard(model, NAMES, 1);

    assertThatThrownBy(() -> ModelBundle.write(models, model, card, Calibration.IDENTITY))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the first to differ is feature 0, sex here and diff_elo_pre there");
  }

  @Test
  void a_model_that_is_no_softmax_of_three_is_refused() {
    String text = new String(ModelText.softprob(NAMES, 1), StandardCharsets.UTF_8);
    byte[] four = text.replace("_class\":\"3\"", "_class\":\"4\"").getBytes(StandardCharsets.UTF_8);
    ModelCard card = SampleBundles.aCard(ModelText.softprob(NAMES, 1), NAMES, 1);

    assertThatThrownBy(() -> ModelBundle.write(models, four, card, Calibration.IDENTITY))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is a multi:softprob model of 4 classes, expected a softmax of 3");
  }

  @Test
  void a_golden_row_that_does_not_come_out_is_refused() {
    byte[] model = ModelText.softprob(NAMES, 1);
    ModelCard card = SampleBundles.aCard(model, NAMES, 1);
    GoldenRow wrong = new GoldenRow(FeatureVector.of(0, 0), 0.1f, 0.2f, 0.3f);
    ModelCard off = new ModelCard(card.schema(), card.origin(), List.of(wrong));
    ModelBundle bundle = ModelBundle.write(models, model, off, Calibration.IDENTITY);

    assertThatThrownBy(() -> LoadedModel.of(bundle))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("golden row 0 does not come out as expected");
  }

  private void refuses(String message) {
    assertThatThrownBy(() -> ModelBundle.load(folder))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.MODEL))
        .hasMessageContaining(message);
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }
}
