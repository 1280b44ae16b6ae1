package io.matchday.job.model;

import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTally;
import io.matchday.job.Progress;
import io.matchday.storage.Database;
import io.matchday.storage.GateFinding;
import io.matchday.storage.GateVerdict;
import io.matchday.storage.HoldoutFigures;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcHoldout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a version that is to answer, beside the one that answers now, on the common holdout: the
 * matches played after the training windows of both, as far as they have feature rows for both. It
 * is refused when its log loss is worse by more than a margin, or when its calibration error is
 * larger than {@value #MOST_ECE} and than what chance makes of that on so many matches.
 */
final class PromotionGate {

  /** With fewer matches, differences are mostly chance: nothing is judged. */
  static final int LEAST_MATCHES = 200;

  /** The largest calibration error that needs no excuse. */
  static final double MOST_ECE = 0.02;

  private final JdbcHoldout holdout;
  private final JdbcFeatureSchemas schemas;
  private final double margin;

  /**
   * @param margin by how much the log loss may be worse
   */
  PromotionGate(Database database, double margin) {
    this.holdout = new JdbcHoldout(database);
    this.schemas = new JdbcFeatureSchemas(database);
    this.margin = margin;
  }

  /** Judges a candidate, by the version that answers now if one does. */
  GateFinding judge(Contender candidate, Optional<Contender> current, Progress progress) {
    List<Contender> contenders = new ArrayList<>(List.of(candidate));
    current.ifPresent(contenders::add);
    Map<Contender, Integer> entered = new LinkedHashMap<>();
    LocalDate seenTo = candidate.version().trainedTo();
    for (Contender contender : contenders) {
      String schemaId = contender.version().schemaId();
      Optional<Integer> number = schemas.numberOf(schemaId);
      if (number.isEmpty()) {
        return GateFinding.notJudged("no feature rows of schema " + schemaId);
      }
      entered.put(contender, number.get());
      LocalDate trainedTo = contender.version().trainedTo();
      seenTo = trainedTo.isAfter(seenTo) ? trainedTo : seenTo;
    }
    HoldoutTrial trial = new HoldoutTrial(holdout, entered);
    trial.run(seenTo, progress);
    List<Quality> qualities =
        trial.tallies().stream().map(QualityTally::quality).flatMap(Optional::stream).toList();
    long matches = qualities.isEmpty() ? 0 : qualities.get(0).matches();
    if (matches < LEAST_MATCHES) {
      return GateFinding.notJudged(
          "%d common matches, %d needed (played after %s, with feature rows)"
              .formatted(matches, LEAST_MATCHES, seenTo));
    }
    return finding(figures(trial, qualities, progress), current);
  }

  private HoldoutFigures figures(HoldoutTrial trial, List<Quality> qualities, Progress progress) {
    Quality candidate = qualities.get(0);
    return new HoldoutFigures(
        candidate.matches(),
        trial.first().orElseThrow(),
        trial.last().orElseThrow(),
        candidate.logLoss(),
        qualities.size() > 1
            ? OptionalDouble.of(qualities.get(1).logLoss())
            : OptionalDouble.empty(),
        margin,
        candidate.ece(),
        candidate.ece() > MOST_ECE
            ? OptionalDouble.of(trial.chance().error(MOST_ECE, progress))
            : OptionalDouble.empty());
  }

  private static GateFinding finding(HoldoutFigures figures, Optional<Contender> current) {
    boolean isRefused = isWorse(figures) || isMiscalibrated(figures);
    String detail =
        String.format(
            Locale.ROOT,
            "%s; %s (%,d matches, %s to %s, %s)",
            logLoss(figures, current),
            calibration(figures),
            figures.matches(),
            figures.from(),
            figures.to(),
            current.isPresent() ? "unseen by both" : "unseen");
    return new GateFinding(
        isRefused ? GateVerdict.REFUSED : GateVerdict.PASSED, detail, Optional.of(figures));
  }

  private static boolean isWorse(HoldoutFigures figures) {
    return figures.previousLogLoss().isPresent()
        && figures.logLoss() - figures.previousLogLoss().getAsDouble() > figures.margin();
  }

  private static boolean isMiscalibrated(HoldoutFigures figures) {
    return figures.eceByChance().isPresent()
        && figures.ece() > Math.max(MOST_ECE, figures.eceByChance().getAsDouble());
  }

  private static String logLoss(HoldoutFigures figures, Optional<Contender> current) {
    String own = String.format(Locale.ROOT, "log loss %.4f", figures.logLoss());
    if (current.isEmpty()) {
      return own + ", nothing to compare it with";
    }
    double previous = figures.previousLogLoss().orElseThrow();
    double worse = figures.logLoss() - previous;
    return String.format(
        Locale.ROOT,
        "%s, that of %s %.4f: %s by %.5f, %s %s allowed",
        own,
        current.get().version().runId(),
        previous,
        worse > 0 ? "worse" : "better",
        Math.abs(worse),
        isWorse(figures) ? "only" : "worse by",
        BigDecimal.valueOf(figures.margin()).stripTrailingZeros().toPlainString());
  }

  private static String calibration(HoldoutFigures figures) {
    if (figures.eceByChance().isEmpty()) {
      return String.format(Locale.ROOT, "ECE %.4f, %s allowed", figures.ece(), MOST_ECE);
    }
    return String.format(
        Locale.ROOT,
        "ECE %.4f, %s allowed, of which chance makes %s %.4f here",
        figures.ece(),
        MOST_ECE,
        isMiscalibrated(figures) ? "only" : "up to",
        figures.eceByChance().getAsDouble());
  }
}
