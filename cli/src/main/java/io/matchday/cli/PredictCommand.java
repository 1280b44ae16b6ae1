package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionReport;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.job.publication.PublishRules;
import io.matchday.job.publication.RejectLimit;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Predicts matches and publishes the predictions. */
@Command(
    name = "predict",
    description = {
      "Predict the upcoming matches and publish the predictions.",
      "Again for the same day: does nothing when nothing changed, goes on where a run was cut off."
    },
    subcommands = PredictRollback.class)
final class PredictCommand implements Runnable {

  private final Session session;

  @Option(names = "--as-of", paramLabel = "DATE", description = "the day to predict from (today)")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(names = "--all", description = "also every past match that has a feature row")
  private boolean all;

  @Option(
      names = "--slices",
      paramLabel = "N",
      description = "threads that share the work (one a processor)")
  private Optional<Integer> slices = Optional.empty();

  @Option(names = "--alias", paramLabel = "A", description = "the model alias (Production)")
  private Optional<String> alias = Optional.empty();

  @Option(names = "--rerun", description = "make a new attempt although nothing has changed")
  private boolean rerun;

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%%",
      converter = RejectLimits.class,
      description = "beyond it nothing is published (matchday.batch.max-rejects: 100%%)")
  private Optional<RejectLimit> maxRejects = Optional.empty();

  @Option(
      names = "--force-publish",
      description = "publish also when the outcome shares are far from those of the last run")
  private boolean forcePublish;

  PredictCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      PredictionRequest request =
          new PredictionRequest(
              asOf.orElse(session.today()),
              all ? PredictionScope.ALL : PredictionScope.UPCOMING,
              alias.orElse(workspace.settings().batch().alias()),
              slices.orElse(workspace.slices()));
      BatchEngine engine = workspace.engine();
      PredictMatches predict = workspace.predictMatches(engine, rules(workspace));
      PredictionReport report =
          rerun
              ? predict.rerun(request, session.progress())
              : predict.run(request, session.progress());
      print(report);
      workspace
          .measureDrift(engine)
          .run(report.run())
          .warning()
          .ifPresent(warning -> session.err().println("matchday: " + warning));
    }
  }

  private PublishRules rules(Workspace workspace) {
    PublishRules set = workspace.settings().batch().publishing();
    PublishRules rules = maxRejects.map(set::withMaxRejects).orElse(set);
    return forcePublish ? rules.withoutShareBound() : rules;
  }

  /** Reads the option {@code --max-rejects}. */
  static final class RejectLimits implements ITypeConverter<RejectLimit> {
    @Override
    public RejectLimit convert(String text) {
      try {
        return RejectLimit.of(text);
      } catch (RefusedException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private void print(PredictionReport report) {
    PredictionRun run = report.run();
    session
        .out()
        .printf(
            "run %s: %,d predictions, %,d rejected, model %s, %s%n",
            run.id(),
            run.run().counts().written(),
            run.run().counts().rejected(),
            run.modelRunId(),
            report.fresh() ? "published" : "published before; nothing has changed since");
    if (run.run().counts().rejected() > 0) {
      session.err().printf("matchday: see why rows were rejected: show rejects %s%n", run.id());
    }
  }
}
