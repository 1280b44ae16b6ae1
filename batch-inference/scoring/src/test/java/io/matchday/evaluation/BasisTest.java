package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BasisTest {

  private static final Instant KICK_OFF = Instant.parse("2025-03-01T15:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2025-03-01");

  @ParameterizedTest
  @CsvSource({
    "2025-03-01T14:59:59Z, 2024-12-31, BEFORE_KICK_OFF",
    "2025-03-01T15:00:00Z, 2024-12-31, HINDSIGHT",
    "2026-03-01T14:59:59Z, 2025-02-28, HINDSIGHT",
    "2025-02-01T00:00:00Z, 2025-03-01, IN_TRAINING",
    "2026-02-01T00:00:00Z, 2025-03-01, IN_TRAINING",
    "2026-02-01T00:00:00Z, 2030-01-01, IN_TRAINING",
  })
  void a_prediction_is_worth_most_when_said_before_kick_off_and_nothing_when_learnt_from(
      Instant publishedAt, LocalDate lastTrained, Basis basis) {
    assertThat(Basis.of(publishedAt, KICK_OFF, DAY, lastTrained)).isEqualTo(basis);
  }

  @ParameterizedTest
  @EnumSource(Basis.class)
  void a_label_leads_back_to_its_basis(Basis basis) {
    assertThat(Basis.ofLabel(basis.label())).isEqualTo(basis);
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void a_label_leads_back_to_its_reference(Reference reference) {
    assertThat(Reference.ofLabel(reference.label())).isEqualTo(reference);
  }
}
