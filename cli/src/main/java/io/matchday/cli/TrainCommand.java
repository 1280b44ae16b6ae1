package io.matchday.cli;

import io.matchday.job.JobFailedException;
import io.matchday.job.model.PromotionRequest;
import io.matchday.job.training.TrainModel;
import io.matchday.job.training.TrainingReport;
import io.matchday.model.TrainedHere;
import io.matchday.model.TrainingSlices;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Signature;
import io.matchday.training.TrainingSettings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fits a model version and registers it. */
@Command(
    name = "train",
    description = {
      "Fit a model version on played matches, calibrate it, judge it on the newest season it has not"
          + " seen, and register it.",
      "It answers only once it is promoted: --promote, or later: models promote."
    })
final class TrainCommand implements Runnable {

  private static final int USUAL_CANDIDATES = 10;
  private static final int MOST_CANDIDATES = 1_000;

  private final Session session;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "leave out matches on this day and later (default: use all played)")
  private Optional<LocalDate> until = Optional.empty();

  @Option(
      names = "--promote",
      description = "let it answer at once, if it passes: see models promote")
  private boolean promote;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the sampling of rows and columns (${DEFAULT-VALUE})")
  private int seed = 1;

  @Option(
      names = "--tune",
      description =
          "search for tree settings first, on seasons older than those that stop and judge the model")
  private boolean tune;

  @Option(
      names = "--budget",
      paramLabel = "N",
      description =
          "settings to try with --tune, the defaults first (10); each is fitted on up to three seasons")
  private Optional<Integer> budget = Optional.empty();

  TrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (seed < 0) {
      throw new RefusedException(Refusal.USAGE, "--seed must be 0 or more, is " + seed);
    }
    if (budget.isPresent() && !tune) {
      throw new RefusedException(Refusal.USAGE, "--budget says how long to --tune: add --tune");
    }
    if (budget.isPresent() && (budget.get() < 1 || budget.get() > MOST_CANDIDATES)) {
      throw new RefusedException(
          Refusal.USAGE,
          "--budget must be 1 to %d, is %d".formatted(MOST_CANDIDATES, budget.get()));
    }
    try (Workspace workspace = session.open()) {
      TrainModel job =
          new TrainModel(
              workspace.database(),
              workspace.engine(),
              workspace.home().models(),
              workspace.clock());
      TrainingReport report = train(job);
      print(report, session.out());
      if (promote) {
        String alias = workspace.settings().batch().alias();
        PromotionRequest request =
            PromotionRequest.of(alias, report.version(), Signature.of(ModelsCommand.who()));
        ModelsPromote.print(
            workspace.moveAlias().promote(request, session.progress()), session.out());
      } else {
        session.out().printf("to let it answer: models promote %s%n", report.version().runId());
      }
    }
  }

  private TrainingReport train(TrainModel job) {
    try {
      return job.run(
          until.orElse(session.today().plusDays(1)),
          TrainingSettings.defaults().withSeed(seed),
          tune ? budget.orElse(USUAL_CANDIDATES) : 0,
          session.progress());
    } catch (JobFailedException e) {
      if (isNativeLibraryMissing(e)) {
        throw new RefusedException(
            Refusal.MODEL,
            "the native library of XGBoost does not load on this machine, so nothing can be trained"
                + " here; it needs OpenMP (Debian: apt install libgomp1). A model trained elsewhere"
                + " predicts all the same");
      }
      throw e;
    }
  }

  private static boolean isNativeLibraryMissing(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(LinkageError.class::isInstance);
  }

  private static void print(TrainingReport report, PrintWriter out) {
    TrainedHere trained = report.manifest().origin().training().orElseThrow();
    TrainingSlices slices = trained.record().slices();
    out.printf(
        "model %s %s, %d rounds%n",
        report.version().runId(),
        report.isNew() ? "registered" : "was registered before: same matches, same settings",
        trained.record().rounds());
    trained
        .record()
        .tuning()
        .ifPresent(
            tuning ->
                out.printf(
                    Locale.ROOT,
                    "tuned: the best of %d settings on matches %s to %s, log loss %.5f (defaults %.5f)%n",
                    tuning.candidates(),
                    tuning.from(),
                    tuning.to(),
                    tuning.logLoss(),
                    tuning.defaultLogLoss()));
    out.printf(
        "fitted on %,d matches %s to %s, stopped on %,d, calibrated on %,d to %s%n",
        slices.fitting().rows(),
        slices.fitting().from(),
        slices.fitting().to(),
        slices.stopping().rows(),
        slices.calibration().rows(),
        slices.calibration().to());
    out.printf(
        "judged on %,d matches %s to %s, which it has not seen:%n",
        slices.heldOut().rows(), slices.heldOut().from(), slices.heldOut().to());
    JudgementLines.print(trained.judgement(), out);
  }
}
