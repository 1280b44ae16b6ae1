package io.matchday.cli;

import io.matchday.job.backfill.BackfillDay;
import java.util.List;
import java.util.Optional;

/** What the days of a backfill came to, and which of them was the worst. */
final class BackfillTally {

  /** From the best to the worst: what passes by itself, what needs somebody, what is broken. */
  private static final List<Integer> WORSE =
      List.of(ExitCode.DONE, 75, 66, 65, 64, 78, 69, 73, ExitCode.OUR_FAULT);

  private int published;
  private int unchanged;
  private int failed;
  private int worst;

  void add(BackfillDay day) {
    if (day instanceof BackfillDay.Failed refused) {
      failed++;
      int code = refused.refusal().map(ExitCode::of).orElse(ExitCode.OUR_FAULT);
      worst = Math.max(worst, WORSE.indexOf(code));
    } else if (day instanceof BackfillDay.Published made && made.report().fresh()) {
      published++;
    } else {
      unchanged++;
    }
  }

  int exitCode() {
    return WORSE.get(worst);
  }

  /** Empty before the first day is over. */
  Optional<String> summary() {
    int days = published + unchanged + failed;
    return days == 0
        ? Optional.empty()
        : Optional.of(
            "%,d days: %,d published, %,d published before, %,d failed"
                .formatted(days, published, unchanged, failed));
  }
}
