package io.matchday.cli;

import io.matchday.model.Figures;
import io.matchday.model.Judgement;
import io.matchday.model.Judgement.Difference;
import io.matchday.model.Judgement.FamilyGain;
import io.matchday.model.Judgement.ReliabilityLine;
import io.matchday.model.Judgement.Rival;
import io.matchday.model.Judgement.SliceFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How good a model was on its held-out matches: as lines of a model's sheet, and as a table. */
final class JudgementLines {

  private JudgementLines() {}

  /**
   * Adds a line a figure of the model, a rival, a bin of claims, a part of the matches, a family.
   */
  static void add(Map<String, String> lines, Judgement judgement) {
    Figures model = judgement.model();
    lines.put("judgement.matches", Long.toString(model.matches()));
    lines.put("judgement.accuracy", four(model.accuracy()));
    lines.put("judgement.log_loss", four(model.logLoss()));
    lines.put("judgement.brier", four(model.brier()));
    lines.put("judgement.rps", four(model.rps()));
    lines.put("judgement.ece", four(model.ece()));
    judgement.rivals().forEach(rival -> lines.put("rival." + rival.name(), text(rival)));
    int bin = 1;
    for (ReliabilityLine line : judgement.reliability()) {
      lines.put("reliability.%02d".formatted(bin++), text(line));
    }
    for (SliceFigures slice : judgement.slices()) {
      lines.put("slice.%s.%s".formatted(slice.by(), slice.name()), text(slice));
    }
    judgement.gains().forEach(gain -> lines.put("gain." + gain.family(), text(gain)));
  }

  private static String text(Rival rival) {
    Figures figures = rival.figures();
    return "log loss %s, RPS %s%s%s"
        .formatted(
            four(figures.logLoss()),
            four(figures.rps()),
            rival.logLoss().map(gain -> "; model less this: log loss " + interval(gain)).orElse(""),
            rival.rps().map(gain -> ", RPS " + interval(gain)).orElse(""));
  }

  private static String interval(Difference difference) {
    return String.format(
        Locale.ROOT,
        "%+.4f (%+.4f to %+.4f)",
        difference.mean(),
        difference.low(),
        difference.high());
  }

  private static String text(ReliabilityLine line) {
    return "claimed %s, happened %s, %d claims"
        .formatted(four(line.claimed()), four(line.happened()), line.claims());
  }

  private static String text(SliceFigures slice) {
    return "%d matches, log loss %s (Elo alone %s), RPS %s (%s), ECE %s"
        .formatted(
            slice.model().matches(),
            four(slice.model().logLoss()),
            four(slice.eloLogLoss()),
            four(slice.model().rps()),
            four(slice.eloRps()),
            four(slice.model().ece()));
  }

  private static String text(FamilyGain gain) {
    return String.format(
        Locale.ROOT, "%.1f %% of the gain, %d features", 100 * gain.share(), gain.features());
  }

  /** The model beside its rivals, with 95 % intervals of the model less the rival. */
  static void print(Judgement judgement, PrintWriter out) {
    try (Listing listing =
        new Listing(
            OutputFormat.table,
            List.of(
                "model",
                "accuracy",
                "log_loss",
                "brier",
                "rps",
                "ece",
                "model less this (log loss)"),
            out)) {
      judgement
          .rivals()
          .forEach(rival -> row(listing, rival.name(), rival.figures(), rival.logLoss()));
      row(listing, "this model", judgement.model(), Optional.empty());
    }
  }

  private static void row(
      Listing listing, String name, Figures figures, Optional<Difference> logLoss) {
    listing.row(
        name,
        four(figures.accuracy()),
        four(figures.logLoss()),
        four(figures.brier()),
        four(figures.rps()),
        four(figures.ece()),
        logLoss.map(JudgementLines::interval));
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
