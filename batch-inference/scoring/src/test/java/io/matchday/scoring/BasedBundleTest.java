package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureVector;
import io.matchday.model.Judgement;
import io.matchday.model.LogitBase;
import io.matchday.model.Manifest;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelCard;
import io.matchday.prediction.Probabilities;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles whose trees stand on a logistic regression, and manifests of before there were any. */
class BasedBundleTest {

  private static final double THIRD = 1 / 3.0;

  @TempDir private Path folder;

  @Test
  void a_bundle_with_a_base_reads_back_to_the_bit_and_answers_with_it() {
    ModelBundle bare = bare();
    LogitBase base = base(bare, THIRD);

    ModelBundle based = withBase(bare, base);

    assertThat(ModelBundle.load(based.folder()).manifest().card().base()).contains(base);
    FeatureVector row = FeatureVector.missing(bare.manifest().schema().size());
    Probabilities without = LoadedModel.of(bare).score(row);
    Probabilities with = LoadedModel.of(based).score(row);
    double added = Math.log(with.home() / with.draw()) - Math.log(without.home() / without.draw());
    assertThat(added).isCloseTo((1 + 2 * THIRD) / bare.calibration().temperature(), within(1e-5));
  }

  @Test
  void another_weight_is_another_version() {
    ModelBundle bare = bare();

    ModelBundle one = withBase(bare, base(bare, THIRD));
    ModelBundle other = withBase(bare, base(bare, Math.nextUp(THIRD)));

    assertThat(other.runId()).isNotEqualTo(one.runId());
  }

  @Test
  void a_base_that_is_none_is_refused_with_its_place() throws IOException {
    ModelBundle bare = bare();
    ModelBundle based = withBase(bare, base(bare, THIRD));
    Path manifest = based.folder().resolve(ModelBundle.MANIFEST);
    String feature = bare.manifest().schema().names().get(0);
    String text = Files.readString(manifest);
    int at = text.indexOf("\"base\"");
    Files.writeString(
        manifest,
        text.substring(0, at)
            + text.substring(at).replace("\"feature\" : \"" + feature, "\"feature\" : \"no_such"));

    assertThatThrownBy(() -> ModelBundle.load(based.folder()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no_such");
  }

  @Test
  void a_judgement_of_before_there_were_rivals_still_reads() throws IOException {
    ModelBundle bare = bare();
    String text = bare.manifest().json();
    String figures =
        "{\"matches\": 9, \"accuracy\": 0.5, \"log_loss\": 1, \"brier\": 0.6, \"rps\": 0.2,"
            + " \"ece\": 0.01}";
    String old =
        text.replaceFirst(
            "(?s)\"judgement\" : \\{.*?\\n  \\},\\n",
            "\"judgement\" : {\"model\": %s, \"prior\": %s, \"elo\": %s},\n"
                .formatted(figures, figures, figures));

    Judgement judgement = Manifest.ofJson(old).origin().training().orElseThrow().judgement();

    assertThat(old).contains("\"prior\"");
    assertThat(judgement.model().matches()).isEqualTo(9);
    assertThat(judgement.rivals())
        .extracting(Judgement.Rival::name)
        .containsExactly(Judgement.CLASS_PRIOR, Judgement.ELO);
  }

  private ModelBundle bare() {
    return ModelBundle.load(
        SampleBundles.writeBundle(folder.resolve("bare"), List.of("a", "b", "c"), 1));
  }

  private static LogitBase base(ModelBundle bundle, double weight) {
    List<String> names = bundle.manifest().schema().names();
    return new LogitBase(1, 0, List.of(new LogitBase.Term(names.get(0), 2, weight, 0)));
  }

  private ModelBundle withBase(ModelBundle bare, LogitBase base) {
    ModelCard card = bare.manifest().card();
    ModelCard withBase =
        new ModelCard(card.schema(), card.origin(), card.goldenRows(), Optional.of(base));
    return ModelBundle.write(folder, modelFile(bare), withBase, bare.calibration());
  }

  private static byte[] modelFile(ModelBundle bundle) {
    try {
      return Files.readAllBytes(bundle.folder().resolve(bundle.manifest().modelFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
