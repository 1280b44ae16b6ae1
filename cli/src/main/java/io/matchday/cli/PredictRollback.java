package io.matchday.cli;

import io.matchday.job.publication.RollBack;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.Signature;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives readers an earlier run of predictions again. */
@Command(
    name = "rollback",
    description = {
      "Publish an earlier run again; what was published later under its alias is taken back.",
      "Without RUN: the run before the one that answers. A running service follows within a second."
    })
final class PredictRollback implements Runnable {

  private final Session session;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "also one that was taken back; see: show runs")
  private Optional<Long> run = Optional.empty();

  @Option(
      names = "--alias",
      paramLabel = "A",
      description = "whose runs, without RUN (matchday.batch.alias: Production)")
  private Optional<String> alias = Optional.empty();

  @Mixin private ReasonOption reason = new ReasonOption();

  PredictRollback(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Signature signature = reason.signature();
    try (Workspace workspace = session.open()) {
      print(result(workspace, signature));
    }
  }

  private RollBack.Result result(Workspace workspace, Signature signature) {
    RollBack rollBack = workspace.rollBack();
    return run.map(RunIds::parse)
        .map(id -> rollBack.to(id, signature))
        .orElseGet(
            () ->
                rollBack.toPrevious(alias.orElse(workspace.settings().batch().alias()), signature));
  }

  private void print(RollBack.Result result) {
    PredictionRun now = result.answering();
    String back =
        result.withdrawn().stream().map(Object::toString).collect(Collectors.joining(", "));
    session
        .out()
        .printf(
            "%s answers from run %s: %,d predictions as of %s by model %s; %s%n",
            now.alias(),
            now.id(),
            now.run().counts().written(),
            now.asOf(),
            now.modelRunId(),
            back.isEmpty() ? "nothing was taken back" : "taken back: " + back);
  }
}
