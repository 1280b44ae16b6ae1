package io.matchday.cli;

import io.matchday.evaluation.FeatureDrift;
import io.matchday.evaluation.RunDrift;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcDrifts;
import io.matchday.storage.MeasuredDrift;
import io.matchday.storage.RunId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists how far the features of a run lie from the training window of its model. */
@Command(
    name = "drift",
    description = {
      "How far each feature of a run lies from the training window of its model, worst first;",
      "without RUN, of the newest published run. What drifted has a PSI above its limit."
    })
final class ShowDrift implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "see: show runs")
  private Optional<Long> run = Optional.empty();

  @Mixin private OutputOption output = new OutputOption();

  ShowDrift(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<String> columns =
        List.of("run", "feature", "psi", "psi_limit", "missing", "reference_missing", "verdict");
    MeasuredDrift measured = measured();
    if (output.isTable()) {
      printRun(measured);
    }
    try (Listing listing = output.listing(columns, session.out())) {
      for (FeatureDrift feature : measured.drift().worstFirst()) {
        listing.row(
            measured.run().value(),
            feature.feature(),
            feature.psi(),
            feature.limit(),
            feature.missing(),
            feature.referenceMissing(),
            feature.verdict().label());
      }
    }
  }

  private MeasuredDrift measured() {
    try (Workspace workspace = session.open()) {
      JdbcDrifts drifts = new JdbcDrifts(workspace.database(), workspace.clock());
      RunId chosen =
          run.map(RunIds::parse)
              .or(drifts::newestRun)
              .orElseThrow(
                  () ->
                      new RefusedException(
                          Refusal.NOT_FOUND, "nothing is published yet; predict first: predict"));
      return drifts
          .find(chosen)
          .orElseThrow(
              () ->
                  new RefusedException(
                      Refusal.NOT_FOUND,
                      "no drift was measured of run "
                          + chosen
                          + ": it is no published run, or its model says nothing of its training"
                          + " window; see: show runs"));
    }
  }

  private void printRun(MeasuredDrift measured) {
    RunDrift drift = measured.drift();
    session
        .out()
        .printf(
            Locale.ROOT,
            "run %s by model %s (%s): %,d rows, %,d of them independent%n",
            measured.run(),
            measured.modelRunId(),
            measured.alias(),
            drift.rows(),
            drift.independentRows());
    String score =
        drift.score().isPresent()
            ? String.format(Locale.ROOT, "score %.3f", drift.score().getAsDouble())
            : "no score";
    session.out().printf("%s: %d of %d features drifted%n", score, drift.drifted(), drift.judged());
    session
        .out()
        .printf(
            Locale.ROOT,
            "mean probabilities: home %.3f (%+.3f), draw %.3f (%+.3f), away %.3f (%+.3f)%n%n",
            drift.means().home(),
            drift.shift().home(),
            drift.means().draw(),
            drift.shift().draw(),
            drift.means().away(),
            drift.shift().away());
  }
}
