package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When vectors are used and for which rows. */
class VectorsWhenWarmTest {

  private final List<String> scored = new ArrayList<>();

  @Test
  void the_first_rows_are_scored_by_slices() {
    VectorsWhenWarm scorer = after(512);

    scorer.margins(new float[0], 0, 256, new float[0]);
    scorer.margins(new float[0], 0, 256, new float[0]);

    assertThat(scored).containsExactly("slices 0 to 256", "slices 0 to 256");
  }

  @Test
  void once_enough_have_come_vectors_score_what_fills_them() {
    VectorsWhenWarm scorer = after(512);
    scorer.margins(new float[0], 0, 512, new float[0]);

    scorer.margins(new float[0], 7, 7 + 512, new float[0]);

    assertThat(scored).containsExactly("slices 0 to 512", "vectors 7 to 519");
  }

  @Test
  void another_model_begins_where_the_code_is_warm_already() {
    VectorsWhenWarm.Warmth warmth = new VectorsWhenWarm.Warmth();
    after(512, warmth).margins(new float[0], 0, 512, new float[0]);

    after(512, warmth).margins(new float[0], 0, 256, new float[0]);

    assertThat(scored).containsExactly("slices 0 to 512", "vectors 0 to 256");
  }

  @Test
  void a_rest_that_fills_more_than_half_a_vector_is_scored_by_it() {
    after(0).margins(new float[0], 0, 256 + 129, new float[0]);

    assertThat(scored).containsExactly("vectors 0 to 385");
  }

  @Test
  void a_rest_that_fills_half_a_vector_is_scored_by_slices() {
    after(0).margins(new float[0], 0, 256 + 128, new float[0]);

    assertThat(scored).containsExactly("vectors 0 to 256", "slices 256 to 384");
  }

  private VectorsWhenWarm after(long enough) {
    return after(enough, new VectorsWhenWarm.Warmth());
  }

  private VectorsWhenWarm after(long enough, VectorsWhenWarm.Warmth warmth) {
    return new VectorsWhenWarm(new Noting("slices"), new Noting("vectors"), 256, enough, warmth);
  }

  /** Notes which rows it was given. */
  private final class Noting implements Scorer {

    private final String name;

    Noting(String name) {
      this.name = name;
    }

    @Override
    public int featureCount() {
      return 1;
    }

    @Override
    public int classCount() {
      return 1;
    }

    @Override
    public void margins(float[] rows, int from, int to, float[] margins) {
      if (from < to) {
        scored.add(name + " " + from + " to " + to);
      }
    }
  }
}
