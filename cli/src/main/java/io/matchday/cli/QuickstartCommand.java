package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.evaluation.EvaluationReport;
import io.matchday.job.feature.FeatureReport;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.intake.ImportOptions;
import io.matchday.job.intake.ImportReport;
import io.matchday.job.model.PromotionRequest;
import io.matchday.job.prediction.PredictionReport;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.model.ModelBundle;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionLines;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.Signature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the whole way once on the sample data. */
@Command(
    name = "quickstart",
    description = {
      "Import the simulated sample data, build features, predict with the sample model, evaluate,"
          + " and show the upcoming predictions.",
      "Does no harm when run again."
    })
final class QuickstartCommand implements Runnable {

  private static final int UPCOMING_DAYS = 10;

  private final Session session;

  @Option(
      names = "--sample-data",
      paramLabel = "DIR",
      description = "another copy of the sample data")
  private Optional<Path> folder = Optional.empty();

  QuickstartCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    SampleData sample = SampleData.in(folder.orElseGet(QuickstartCommand::shipped));
    try (Workspace workspace = session.open()) {
      BatchEngine engine = workspace.engine();
      importMatches(workspace, engine, sample);
      FeatureReport features = workspace.buildFeatures(engine).run(session.progress());
      out()
          .printf(
              "features    %,d matches, %,d rows new%n", features.matches(), features.inserted());
      promote(workspace, sample);
      PredictionReport predicted = predict(workspace, engine, sample.asOf());
      EvaluationReport judged = workspace.evaluatePredictions(engine).run(session.progress());
      EvaluationSummary.headlines(judged).forEach(line -> out().printf("evaluate    %s%n", line));
      out().println();
      show(workspace, predicted, sample.asOf());
      whatNext(workspace);
    }
  }

  private static Path shipped() {
    return Path.of(System.getProperty("matchday.root", ".")).resolve("sample-data");
  }

  private PrintWriter out() {
    return session.out();
  }

  private void importMatches(Workspace workspace, BatchEngine engine, SampleData sample) {
    ImportReport sum = ImportReport.NONE;
    ImportMatches job = workspace.importMatches(engine);
    for (Path file : sample.matchFiles()) {
      sum = sum.plus(job.run(file, ImportOptions.NONE, session.progress()).report());
    }
    out()
        .printf(
            "import      %,d matches: %,d new, %,d unchanged%n",
            sum.read(), sum.inserted(), sum.unchanged());
  }

  /** Registers the sample model; it answers unless another model has been promoted. */
  private void promote(Workspace workspace, SampleData sample) {
    Path models = workspace.home().models();
    ModelBundle bundle = sample.copyModelTo(models);
    LoadedModel.of(bundle); // Refuses one that could not answer.
    JdbcModels registry = workspace.models();
    ModelVersion version = ModelVersion.of(bundle, models, session.clock().instant());
    registry.register(version);
    if (registry.named(JdbcModels.PRODUCTION).isEmpty()) {
      workspace
          .moveAlias()
          .promote(
              PromotionRequest.of(
                  JdbcModels.PRODUCTION, version, Signature.of(ModelsCommand.who())),
              session.progress());
    }
    out()
        .printf(
            "model       %s is %s%n",
            JdbcModels.PRODUCTION,
            registry.named(JdbcModels.PRODUCTION).map(ModelVersion::runId).orElseThrow());
  }

  private PredictionReport predict(Workspace workspace, BatchEngine engine, LocalDate asOf) {
    PredictionRequest request =
        new PredictionRequest(asOf, PredictionScope.ALL, JdbcModels.PRODUCTION, workspace.slices());
    PredictionReport report = workspace.predictMatches(engine).run(request, session.progress());
    workspace.measureDrift(engine).run(report.run());
    out()
        .printf(
            "predict     %,d predictions%s%n",
            report.run().run().counts().written(),
            report.fresh() ? ", published as run " + report.run().id() : " (published before)");
    return report;
  }

  private void show(Workspace workspace, PredictionReport report, LocalDate asOf) {
    out().printf("Upcoming matches from %s on (simulated teams):%n%n", asOf);
    try (Listing listing =
        new Listing(OutputFormat.table, ShowPredictions.COLUMNS.subList(0, 8), out())) {
      new JdbcPredictionLines(workspace.database())
          .read(
              report.run().id(),
              asOf,
              asOf.plusDays(UPCOMING_DAYS),
              line ->
                  listing.row(
                      line.matchId(),
                      line.date(),
                      line.competition(),
                      line.homeTeam(),
                      line.awayTeam(),
                      line.probabilities().home(),
                      line.probabilities().draw(),
                      line.probabilities().away()));
    }
  }

  private void whatNext(Workspace workspace) {
    out()
        .printf(
            """

            What to try next (home: %s):
              ./matchday show prediction ID    a prediction and every feature behind it
              ./matchday evaluate              how good the predictions were
              ./matchday serve                 answer over HTTP; then:
                curl http://localhost:8000/predict/matches/
              ./matchday --help                all commands
            """,
            workspace.home().path());
  }

  /** Refuses when the sample data is not where it should be. */
  static RefusedException missing(Path folder) {
    return new RefusedException(
        Refusal.NO_INPUT,
        folder + " holds no sample data; run from a checkout, or name it: --sample-data DIR");
  }
}
