package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureSchema;
import io.matchday.model.LogitBase;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasedScorerTest {

  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of("a", "b", "c"));
  private static final LogitBase BASE =
      new LogitBase(
          0.5, -0.25, List.of(new LogitBase.Term("c", 4, 1, -1), new LogitBase.Term("a", 0, 2, 0)));

  @Test
  void the_terms_are_added_to_the_margins_of_the_trees_and_the_draw_has_none() {
    float[] margins = new float[3];

    new BasedScorer(new ConstantTrees(), BASE, SCHEMA).margins(new float[] {3, 100, 2}, 1, margins);

    assertThat(margins).containsExactly(10 + 0.5f + 2 + 6, 20, 30 - 0.25f - 2);
  }

  @Test
  void a_missing_value_counts_as_its_fill() {
    float[] margins = new float[3];

    new BasedScorer(new ConstantTrees(), BASE, SCHEMA)
        .margins(new float[] {Float.NaN, Float.NaN, Float.NaN}, 1, margins);

    assertThat(margins).containsExactly(10 + 0.5f + 4, 20, 30 - 0.25f - 4);
  }

  @Test
  void only_the_rows_asked_for_are_written() {
    float[] margins = {1, 1, 1, 1, 1, 1, 1, 1, 1};

    new BasedScorer(new ConstantTrees(), BASE, SCHEMA).margins(new float[9], 1, 2, margins);

    assertThat(margins).containsExactly(1, 1, 1, 10.5f, 20, 29.75f, 1, 1, 1);
  }

  @Test
  void trees_of_other_features_are_refused() {
    assertThatThrownBy(
            () -> new BasedScorer(new ConstantTrees(), BASE, new FeatureSchema(List.of("a", "c"))))
        .hasMessageContaining("3 features");
  }

  /** Ten, twenty and thirty for every row. */
  private record ConstantTrees() implements Scorer {

    @Override
    public int featureCount() {
      return 3;
    }

    @Override
    public int classCount() {
      return 3;
    }

    @Override
    public void margins(float[] rows, int from, int to, float[] margins) {
      for (int i = from * 3; i < to * 3; i++) {
        margins[i] = 10f * (i % 3 + 1);
      }
    }
  }
}
