package io.matchday.serving.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.serving.CsvCell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsBodyTest {

  private record Pair(String text, double number) {}

  private static final List<Column<Pair>> COLUMNS =
      List.of(new Column<>("text", Pair::text), new Column<>("number", Pair::number));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uFF1D1",
        "-",
        "=",
        "-1.5"
      })
  void a_text_that_a_spreadsheet_may_compute_has_an_apostrophe_before_it(String text) {
    assertThat(CsvCell.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Arsenal", "1. FC Köln", "'t Veld", "a=b", " x"})
  void any_other_text_stays(String text) {
    assertThat(CsvCell.of(text)).isEqualTo(text);
  }

  @Test
  void a_number_is_a_number_whatever_its_sign_and_size() {
    assertThat(CsvCell.of(-1.5)).isEqualTo("-1.5");
    assertThat(CsvCell.of(-3)).isEqualTo("-3");
    assertThat(CsvCell.of(4_294_967_295L)).isEqualTo("4294967295");
    assertThat(CsvCell.of(1e-7)).isEqualTo("0.00000010");
    assertThat(CsvCell.of(null)).isEmpty();
  }

  @Test
  void a_written_number_reads_back_as_the_same() {
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      double number = random.nextDouble();

      assertThat(Double.parseDouble(CsvCell.of(number))).isEqualTo(number);
    }
  }

  @Test
  void lists_of_nothing_are_still_lists() {
    assertThat(RowsBody.of(RowFormat.JSON, List.<Pair>of(), COLUMNS)).asString().isEqualTo("[]");
    assertThat(RowsBody.of(RowFormat.NDJSON, List.<Pair>of(), COLUMNS)).isEmpty();
    assertThat(RowsBody.of(RowFormat.CSV, List.<Pair>of(), COLUMNS))
        .isEqualTo("text,number\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void commas_quotes_and_ends_of_line_stay_within_their_cell() {
    Pair pair = new Pair("a, \"b\"\nc", 0.5);

    assertThat(
            new String(RowsBody.of(RowFormat.CSV, List.of(pair), COLUMNS), StandardCharsets.UTF_8))
        .isEqualTo("text,number\r\n\"a, \"\"b\"\"\nc\",0.5\r\n");
  }
}
