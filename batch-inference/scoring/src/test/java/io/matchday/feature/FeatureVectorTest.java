package io.matchday.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors, their coverage and their schema. */
class FeatureVectorTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void packing_and_unpacking_gives_the_same_values(long seed) {
    Random random = new Random(seed);
    float[] values = new float[124];
    int[] counts = new int[124];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(20) == 0 ? Float.NaN : (float) random.nextGaussian() * 1000;
      counts[i] = random.nextInt(256);
    }
    FeatureVector vector = FeatureVector.of(values);
    Coverage coverage = Coverage.of(counts);

    assertThat(FeatureVector.unpack(vector.pack())).isEqualTo(vector);
    assertThat(Coverage.unpack(coverage.pack())).isEqualTo(coverage);
    assertThat(coverage.get(17)).isEqualTo(counts[17]);
  }

  @Test
  void values_are_packed_as_little_endian_floats() {
    assertThat(FeatureVector.of(1f, -2f).pack()).containsExactly(0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0);
  }

  @Test
  void a_packed_vector_of_broken_length_is_refused() {
    assertThatThrownBy(() -> FeatureVector.unpack(new byte[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a packed vector has 4 bytes a feature, this one 7 bytes");
  }

  @Test
  void a_vector_keeps_no_hold_on_the_array_it_was_made_of() {
    float[] values = {1f};
    FeatureVector vector = FeatureVector.of(values);

    values[0] = 2f;

    assertThat(vector.get(0)).isEqualTo(1f);
  }

  @Test
  void coverage_stops_at_255_and_refuses_negative_counts() {
    assertThat(Coverage.of(1000).get(0)).isEqualTo(255);
    assertThatThrownBy(() -> Coverage.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_schema_is_told_apart_by_names_and_their_order() {
    FeatureSchema schema = new FeatureSchema(List.of("a", "b"));

    assertThat(new FeatureSchema(List.of("a", "b")).id()).isEqualTo(schema.id());
    assertThat(new FeatureSchema(List.of("b", "a")).id()).isNotEqualTo(schema.id());
    assertThat(schema.indexOf("b")).hasValue(1);
    assertThat(schema.indexOf("c")).isEmpty();
  }

  @Test
  void a_schema_without_names_or_with_one_twice_is_refused() {
    assertThatThrownBy(() -> new FeatureSchema(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FeatureSchema(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("feature a is named twice");
    assertThatThrownBy(() -> new FeatureSchema(List.of(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
