package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.GoldenModel;
import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleScorerTest {

  @Test
  void margins_of_a_json_file_equal_those_the_native_library_gave() {
    assertThat(scored(ModelFile.read("model.json", GoldenModel.json())))
        .isEqualTo(GoldenModel.margins());
  }

  @Test
  void margins_of_a_ubj_file_equal_those_the_native_library_gave() {
    assertThat(scored(ModelFile.read("model.ubj", GoldenModel.ubj())))
        .isEqualTo(GoldenModel.margins());
  }

  /** The golden rows with our margins in the place of the expected ones. */
  private static List<String> scored(TreeEnsemble ensemble) {
    Scorer scorer = new EnsembleScorer(ensemble);
    return GoldenModel.margins().stream().map(line -> scored(scorer, line)).toList();
  }

  private static String scored(Scorer scorer, String line) {
    String[] cells = line.split(",", -1);
    float[] row = new float[scorer.featureCount()];
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.intBitsToFloat(HexFormat.fromHexDigits(cells[i]));
    }
    float[] margins = new float[scorer.classCount()];
    scorer.margins(row, 1, margins);
    String[] scored = Arrays.copyOf(cells, row.length + margins.length);
    for (int i = 0; i < margins.length; i++) {
      scored[row.length + i] = HexFormat.of().toHexDigits(Float.floatToIntBits(margins[i]));
    }
    return String.join(",", scored);
  }
}
