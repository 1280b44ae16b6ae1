package io.matchday.job.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotDaysTest {

  private static final LocalDate END = LocalDate.of(2026, 3, 1);

  @Test
  void a_whole_build_keeps_days_ever_further_apart() {
    assertThat(SnapshotDays.upTo(END).stream().map(LocalDate::toString))
        .containsExactly(
            "2022-03-01",
            "2025-03-01",
            "2025-12-01",
            "2026-01-30",
            "2026-02-22",
            "2026-02-26",
            "2026-02-27",
            "2026-02-28",
            "2026-03-01");
    assertThat(SnapshotDays.superfluous(SnapshotDays.upTo(END), END)).isEmpty();
  }

  @Test
  void night_after_night_few_are_kept_and_none_of_the_last_days_is_missing() {
    List<LocalDate> kept = new ArrayList<>();

    for (int night = 0; night < 3_000; night++) {
      LocalDate end = END.plusDays(night);
      kept.add(end);
      kept.removeAll(SnapshotDays.superfluous(kept, end));

      assertThat(kept).hasSizeLessThanOrEqualTo(10).contains(end);
      if (night > 3) {
        assertThat(kept).contains(end.minusDays(1), end.minusDays(2), end.minusDays(3));
      }
    }
    assertThat(kept.get(0)).isEqualTo(END);
    assertThat(kept).hasSizeGreaterThanOrEqualTo(6);
  }
}
