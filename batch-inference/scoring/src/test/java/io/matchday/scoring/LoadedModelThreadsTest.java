package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureVector;
import io.matchday.prediction.Probabilities;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelThreadsTest {

  @TempDir private Path models;

  @Test
  void one_model_gives_the_same_answers_to_many_threads() {
    LoadedModel model = LoadedModel.open(SampleBundles.writeBundle(models, List.of("a", "b"), 3));
    List<Probabilities> alone =
        IntStream.range(0, 10_000).mapToObj(i -> model.score(vector(i))).toList();

    List<Probabilities> together =
        IntStream.range(0, 10_000).parallel().mapToObj(i -> model.score(vector(i))).toList();

    assertThat(together).isEqualTo(alone);
  }

  private static FeatureVector vector(int i) {
    return FeatureVector.of(i % 97 / 97f, i % 31 / 31f);
  }
}
