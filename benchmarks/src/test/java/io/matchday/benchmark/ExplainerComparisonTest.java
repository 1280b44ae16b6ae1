package io.matchday.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerComparisonTest {

  /** Proves nothing but that everything runs. */
  private static final Effort HARDLY_ANY = new Effort(0, 0, 1, 50);

  @BeforeAll
  static void needsTheNativeLibrary() {
    ScorerComparisonTest.needsTheNativeLibrary();
  }

  @Test
  void a_case_is_a_line_of_a_name_and_three_numbers(@TempDir Path folder) {
    StringWriter out = new StringWriter();

    new ExplainerComparison(folder, HARDLY_ANY, new PrintWriter(out)).compare(ModelSize.SMALL);

    assertThat(out.toString()).matches("90x3, one explanation, us(\t[0-9]+[.][0-9]+){3}\\R");
  }
}
