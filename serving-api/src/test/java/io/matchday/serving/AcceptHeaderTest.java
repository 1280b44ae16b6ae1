package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class AcceptHeaderTest {

  private static final List<String> FORMS =
      List.of("application/json", "text/csv", "application/x-ndjson");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | text/csv",
        "text/csv, application/json | application/json",
        "text/csv, application/json;q=0.9 | text/csv",
        "*/* | application/json",
        "application/json;q=0, */* | text/csv",
        "text/*, application/json;q=0.2 | text/csv",
        "*/*, text/csv | text/csv",
        "image/png | none",
        "*/*;q=0 | none",
        "no type | none"
      })
  void the_form_wanted_most_is_taken(String header, String taken) {
    assertThat(AcceptHeader.best(List.of(header), FORMS, MediaType::parseMediaType).orElse("none"))
        .isEqualTo(taken);
  }

  @Test
  void a_client_that_says_nothing_takes_the_first_form() {
    assertThat(AcceptHeader.best(List.of(), FORMS, MediaType::parseMediaType))
        .contains("application/json");
  }
}
