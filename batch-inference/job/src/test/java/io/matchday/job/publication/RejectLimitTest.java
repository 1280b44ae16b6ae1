package io.matchday.job.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectLimitTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1000, 0",
    "20, 1000, 20",
    "20, 3, 20",
    "0%, 1000, 0",
    "2.5%, 1000, 25",
    "2.5%, 999, 24",
    "10%, 9, 0",
    "100%, 7, 7",
    "100%, 4000000000, 4000000000",
  })
  void a_limit_allows_so_many_rejects(String text, long rows, long most) {
    assertThat(RejectLimit.of(text).of(rows)).isEqualTo(most);
    assertThat(RejectLimit.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "-1%", "many", "2.5", "101%", "100.1%", "1e3", "%", "5 %", "٣"})
  void what_is_no_limit_is_refused(String text) {
    assertThatThrownBy(() -> RejectLimit.of(text))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.USAGE))
        .hasMessage(
            "must be a number of rows, such as 20, or a part of them, such as 2.5%, is \""
                + text
                + "\"");
  }

  @Test
  void without_a_limit_every_row_may_be_rejected() {
    assertThat(RejectLimit.NONE.of(12_345)).isEqualTo(12_345);
  }
}
