package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.RefusedException;
import io.matchday.scoring.SampleBundles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The training reference in manifests. */
class TrainingReferenceTest {

  private static final List<String> NAMES = List.of("diff_elo_pre", "sex");

  private static final TrainingReference REFERENCE =
      new TrainingReference(
          1_000,
          0.45,
          0.27,
          0.28,
          List.of(
              new FeatureReference(
                  List.of(-12.5f, 0.1f, 1e10f), List.of(0.25, 0.25, 0.2, 0.25), 0.05),
              new FeatureReference(List.of(1f), List.of(0.9, 0.1), 0)));

  @Test
  void a_manifest_reads_back_with_its_reference() {
    Manifest manifest = manifest(Optional.of(REFERENCE));

    Manifest read = Manifest.ofJson(manifest.json());

    assertThat(read.origin().training().orElseThrow().reference()).contains(REFERENCE);
    assertThat(read.json()).isEqualTo(manifest.json());
  }

  @Test
  void a_manifest_without_a_reference_has_none() {
    Manifest read = read(manifest(Optional.empty()).json());

    assertThat(read.origin().training().orElseThrow().reference()).isEmpty();
  }

  @Test
  void edges_are_few_digits_and_read_back_bit_for_bit() {
    Random random = new Random(1);
    List<Float> edges = new ArrayList<>();
    while (edges.size() < 2_000) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value) && value != 0) {
        edges.add(value);
      }
    }
    edges.addAll(List.of(Float.MIN_VALUE, Float.MAX_VALUE, Float.MIN_NORMAL, 0f, 0.1f, 1 / 3f));

    for (float edge : edges) {
      FeatureReference feature = new FeatureReference(List.of(edge), List.of(0.5, 0.5), 0);
      TrainingReference reference =
          new TrainingReference(1, 0.45, 0.27, 0.28, List.of(feature, feature));
      Manifest manifest = manifest(Optional.of(reference));

      assertThat(read(manifest.json()).origin().training().orElseThrow().reference())
          .contains(reference);
    }
    assertThat(manifest(Optional.of(REFERENCE)).json())
        .contains("\"edges\" : [ -12.5, 0.1, 1E+10 ]", "\"shares\" : [ 0.9, 0.1 ]");
  }

  @Test
  void a_reference_of_other_features_is_refused() {
    TrainingReference one =
        new TrainingReference(1, 0.45, 0.27, 0.28, REFERENCE.features().subList(0, 1));

    assertThatThrownBy(() -> manifest(Optional.of(one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the training reference has 1 features, the schema 2");
  }

  @Test
  void everything_wrong_with_a_reference_is_told_at_once() {
    String json =
        manifest(Optional.of(REFERENCE))
            .json()
            .replace("\"edges\" : [ 1 ]", "\"edges\" : [ 1e60 ]")
            .replace("\"rows\" : 1000", "\"rows\" : \"many\"")
            .replace("-12.5", "\"x\"");

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("m: training_reference/features/0/edges: expected numbers")
        .hasMessageContaining("m: training_reference/features/1/: edge 0 is Infinity")
        .hasMessageContaining("m: training_reference/rows: expected an integer");
  }

  @Test
  void more_bins_than_there_may_be_are_refused() {
    String many = "0.1, ".repeat(100_000);
    String json =
        manifest(Optional.of(REFERENCE))
            .json()
            .replace("\"shares\" : [ ", "\"shares\" : [ " + many);

    assertThatThrownBy(() -> read(json)).isInstanceOf(RefusedException.class);
  }

  @Test
  void a_damaged_reference_is_refused_or_can_be_written_again() {
    byte[] whole = manifest(Optional.of(REFERENCE)).json().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(9);
    for (int i = 0; i < 3_000; i++) {
      ModelMutation[] ways = ModelMutation.values();
      byte[] damaged = ways[random.nextInt(ways.length)].damage(whole, random);

      assertThatNoException().isThrownBy(() -> ManifestFuzz.fuzzerTestOneInput(damaged));
    }
  }

  private static Manifest read(String json) {
    return ManifestReader.manifest("m", json.getBytes(StandardCharsets.UTF_8));
  }

  private static Manifest manifest(Optional<TrainingReference> reference) {
    byte[] model = ModelText.softprob(NAMES, 1);
    ModelCard card = SampleBundles.aCard(model, NAMES, 1);
    TrainedHere bare = card.origin().training().orElseThrow();
    TrainedHere origin = new TrainedHere(bare.record(), bare.judgement(), reference);
    return new Manifest(
        new ModelRunId("0123456789ab"),
        "model.json",
        "0".repeat(64),
        new ModelCard(card.schema(), origin, card.goldenRows()));
  }
}
