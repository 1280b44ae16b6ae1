package io.matchday.job.drift;

import io.matchday.evaluation.DriftTally;
import io.matchday.evaluation.FeatureDrift;
import io.matchday.evaluation.RunDrift;
import io.matchday.storage.RunId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What is known of the drift of a run.
 *
 * @param run the run
 * @param drift its drift; empty when it cannot be measured
 * @param reason why it cannot be measured; blank when it was
 */
public record DriftReport(RunId run, Optional<RunDrift> drift, String reason) {

  /** How many features a warning names. */
  private static final int NAMED = 3;

  static DriftReport of(RunId run, RunDrift drift) {
    return new DriftReport(run, Optional.of(drift), "");
  }

  static DriftReport unmeasured(RunId run, String reason) {
    return new DriftReport(run, Optional.empty(), reason);
  }

  /** All of it in one line. */
  public String line() {
    return drift.map(this::line).orElseGet(() -> "drift: not measured: " + reason);
  }

  private String line(RunDrift measured) {
    OptionalDouble score = measured.score();
    if (score.isEmpty()) {
      return "drift: run %s has %d independent rows, at least %d are needed to judge"
          .formatted(run, measured.independentRows(), DriftTally.LEAST_ROWS);
    }
    return String.format(
        Locale.ROOT,
        "drift: score %.3f, %d of %d features drifted",
        score.getAsDouble(),
        measured.drifted(),
        measured.judged());
  }

  /** What somebody should look at; empty when nothing drifted. */
  public Optional<String> warning() {
    return drift.filter(measured -> measured.drifted() > 0).map(this::warning);
  }

  private String warning(RunDrift measured) {
    String worst =
        measured.worstDrifted().stream()
            .limit(NAMED)
            .map(DriftReport::named)
            .collect(Collectors.joining(", "));
    return "%s, most of all %s; see: show drift %s".formatted(line(measured), worst, run);
  }

  private static String named(FeatureDrift feature) {
    return String.format(Locale.ROOT, "%s (PSI %.2f)", feature.feature(), feature.psi());
  }
}
