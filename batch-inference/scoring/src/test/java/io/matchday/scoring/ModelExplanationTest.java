package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.LogitBase;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelCard;
import io.matchday.prediction.Probabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExplanationTest {

  private static final LogitBase BASE =
      new LogitBase(
          1,
          -0.5,
          List.of(new LogitBase.Term("b", 2, 0.25, -0.75), new LogitBase.Term("c", -1, 3, 0.5)));

  @TempDir private Path folder;

  @Test
  void base_and_contributions_give_the_probabilities_back() throws IOException {
    for (LoadedModel model : List.of(bare(), based())) {
      Random random = new Random(5);
      for (int i = 0; i < 200; i++) {
        float[] values = new float[3];
        for (int j = 0; j < values.length; j++) {
          values[j] = random.nextInt(4) == 0 ? Float.NaN : random.nextFloat();
        }
        FeatureVector vector = FeatureVector.of(values);
        Probabilities scored = model.score(vector);

        Explanation explained = model.explain(vector);

        double margin = explained.margin(Outcome.HOME) - explained.margin(Outcome.AWAY);
        assertThat(margin / model.calibration().temperature())
            .isCloseTo(Math.log(scored.home() / scored.away()), within(1e-4));
      }
    }
  }

  @Test
  void a_logistic_base_adds_its_weight_times_the_distance_from_the_fill() throws IOException {
    FeatureVector vector = FeatureVector.of(0.5f, 4, Float.NaN);
    Explanation bare = bare().explain(vector);

    Explanation based = based().explain(vector);

    assertThat(added(bare, based, 1, Outcome.HOME)).isCloseTo(0.5, within(1e-12));
    assertThat(added(bare, based, 1, Outcome.AWAY)).isCloseTo(-1.5, within(1e-12));
    assertThat(added(bare, based, 1, Outcome.DRAW)).isZero();
    assertThat(added(bare, based, 2, Outcome.HOME)).isZero();
    assertThat(based.base(Outcome.HOME) - bare.base(Outcome.HOME))
        .isCloseTo(1 + 0.25 * 2 + 3 * -1, within(1e-12));
    assertThat(based.base(Outcome.DRAW)).isEqualTo(bare.base(Outcome.DRAW));
  }

  private static double added(Explanation bare, Explanation based, int feature, Outcome outcome) {
    return based.contribution(feature, outcome) - bare.contribution(feature, outcome);
  }

  @Test
  void the_most_moving_features_come_first_and_the_earlier_on_a_tie() {
    double[] contributions = {0, 1, 0, -3, 0, 0.5, 0, 0, 3, 0, 0, 0};

    Explanation explanation = new Explanation(new double[] {1, 2, 3}, contributions);

    assertThat(explanation.mostMoving(4)).containsExactly(1, 2, 0, 3);
    assertThat(explanation.mostMoving(2)).containsExactly(1, 2);
    assertThat(explanation.margin(Outcome.HOME)).isEqualTo(-2);
  }

  @Test
  void a_vector_that_would_not_be_scored_is_not_explained() {
    LoadedModel model = bare();

    assertThatThrownBy(() -> model.explain(FeatureVector.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model.explain(FeatureVector.of(1, 2, Float.POSITIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private LoadedModel bare() {
    return LoadedModel.of(bareBundle());
  }

  private ModelBundle bareBundle() {
    return ModelBundle.load(
        SampleBundles.writeBundle(folder.resolve("bare"), List.of("a", "b", "c"), 1));
  }

  private LoadedModel based() throws IOException {
    ModelBundle bare = bareBundle();
    ModelCard card = bare.manifest().card();
    ModelCard withBase =
        new ModelCard(card.schema(), card.origin(), card.goldenRows(), Optional.of(BASE));
    byte[] file = Files.readAllBytes(bare.folder().resolve(bare.manifest().modelFile()));
    return LoadedModel.of(ModelBundle.write(folder, file, withBase, bare.calibration()));
  }
}
