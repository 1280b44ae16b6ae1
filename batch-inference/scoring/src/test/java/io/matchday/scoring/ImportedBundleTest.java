package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.model.GeneratedModels;
import io.matchday.model.GoldenRow;
import io.matchday.model.ImportedFile;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelCard;
import io.matchday.refusal.RefusedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of models made elsewhere: some rounds of their file, their features placed by name. */
class ImportedBundleTest {

  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of("a", "b", "c"));
  private static final List<String> NAMES = List.of("c", "a");
  private static final GeneratedModels MODEL = GeneratedModels.aModel().trees(12).named(NAMES);

  @TempDir private Path models;

  @Test
  void an_imported_bundle_reads_as_it_was_written_and_scores_what_was_taken() {
    ModelCard card = card(new ImportedFile("clf.ubj", 2, NAMES), expected(0.5f, -1));

    ModelBundle bundle = write(card);
    LoadedModel loaded = LoadedModel.of(bundle);

    assertThat(bundle.manifest().card()).isEqualTo(card);
    assertThat(bundle.ensemble().roundCount()).isEqualTo(2);
    assertThat(bundle.ensemble().featureNames()).isEqualTo(SCHEMA.names());
    assertThat(loaded.schema()).isEqualTo(SCHEMA);
  }

  @Test
  void base_scores_and_trees_follow_their_classes() {
    GeneratedModels model = GeneratedModels.aModel().named(NAMES).baseScores(1, 2, 3);
    List<Outcome> classes = List.of(Outcome.DRAW, Outcome.AWAY, Outcome.HOME);
    float[] margins = new float[3];
    ScorerForms.of(model.ensemble()).fastest().margins(new float[] {0, 0}, 1, margins);
    GoldenRow golden = new GoldenRow(FeatureVector.of(0, 0, 0), margins[2], margins[0], margins[1]);
    ModelCard card = card(new ImportedFile("clf.ubj", 2, NAMES, classes), golden);

    ModelBundle bundle = ModelBundle.write(models, model.json(), card, Calibration.IDENTITY);

    assertThat(LoadedModel.of(bundle).manifest().card()).isEqualTo(card);
  }

  @Test
  void another_choice_of_rounds_is_another_version() {
    ModelCard two = card(new ImportedFile("clf.ubj", 2, NAMES), expected(0, 0));
    ModelCard three = card(new ImportedFile("clf.ubj", 3, NAMES), expected(0, 0));

    assertThat(write(two).runId()).isNotEqualTo(write(three).runId());
  }

  @Test
  void more_rounds_than_the_file_has_are_refused() {
    ModelCard card = card(new ImportedFile("clf.ubj", 5, NAMES), expected(0, 0));

    assertThatThrownBy(() -> write(card))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("model.json: has 4 rounds, the manifest 5");
  }

  @Test
  void names_in_another_order_than_the_file_are_refused_by_the_first() {
    ModelCard card = card(new ImportedFile("clf.ubj", 2, List.of("a", "c")), expected(0, 0));

    assertThatThrownBy(() -> write(card))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the first to differ is feature 0, c here and a there");
  }

  @Test
  void a_feature_the_schema_lacks_a_feature_twice_and_no_round_cannot_be() {
    assertThatThrownBy(() -> card(new ImportedFile("f", 1, List.of("a", "x")), expected(0, 0)))
        .hasMessageContaining("the schema has no feature x");
    assertThatThrownBy(() -> new ImportedFile("f", 1, List.of("a", "a")))
        .hasMessageContaining("feature a is named twice");
    assertThatThrownBy(() -> new ImportedFile("f", 0, NAMES))
        .hasMessageContaining("rounds is 0, expected 1 or more");
    assertThatThrownBy(
            () ->
                new ImportedFile("f", 1, NAMES, List.of(Outcome.HOME, Outcome.HOME, Outcome.AWAY)))
        .hasMessageContaining("expected home, draw and away in the file's order");
  }

  /** The margins of a row with these values of c and a, by a model of two rounds alone. */
  private static GoldenRow expected(float c, float a) {
    float[] margins = new float[3];
    Scorer scorer =
        ScorerForms.of(GeneratedModels.aModel().trees(6).named(NAMES).ensemble()).fastest();
    scorer.margins(new float[] {c, a}, 1, margins);
    return new GoldenRow(FeatureVector.of(a, Float.NaN, c), margins);
  }

  private static ModelCard card(ImportedFile origin, GoldenRow golden) {
    return new ModelCard(SCHEMA, origin, List.of(golden));
  }

  private ModelBundle write(ModelCard card) {
    return ModelBundle.write(models, MODEL.json(), card, Calibration.IDENTITY);
  }
}
