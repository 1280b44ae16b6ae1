package io.matchday.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerComparisonTest {

  /** Proves nothing but that everything runs. */
  private static final Effort HARDLY_ANY = new Effort(0, 0, 1, 50);

  @BeforeAll
  static void needsTheNativeLibrary() {
    assumeTrue(loads(), "XGBoost's native library does not load here");
  }

  @Test
  void a_case_is_a_line_of_a_name_and_three_numbers(@TempDir Path folder) {
    StringWriter out = new StringWriter();

    new ScorerComparison(folder, HARDLY_ANY, new PrintWriter(out)).compare(ModelSize.SMALL, 64);

    List<String[]> lines = out.toString().lines().map(line -> line.split("\t", -1)).toList();
    assertThat(lines)
        .extracting(line -> line[0])
        .containsExactly(
            "90x3, blocks of 64, 1 thread, us a row",
            "90x3, blocks of 64, 2 threads, us a row and thread",
            "90x3, blocks of 64, 2 threads against 1, rows a ms",
            "90x3, blocks of 64, bytes allocated a row");
    assertThat(lines).allSatisfy(ScorerComparisonTest::holdsThreeNumbers);
  }

  private static void holdsThreeNumbers(String... line) {
    assertThat(line).hasSize(4);
    for (int i = 1; i < line.length; i++) {
      assertThat(Double.parseDouble(line[i])).isPositive();
    }
  }

  private static boolean loads() {
    try {
      new DMatrix(new float[] {1}, 1, 1, Float.NaN).dispose();
      return true;
    } catch (XGBoostError | LinkageError e) {
      return false;
    }
  }
}
