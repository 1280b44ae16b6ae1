package io.matchday.cli;

import io.matchday.storage.PredictionRun;
import io.matchday.storage.Run;
import io.matchday.storage.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs of all jobs, newest first. */
@Command(name = "runs", description = "Runs of all jobs, newest first.")
final class ShowRuns implements Runnable {

  private final Session session;

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = RowLimit.class,
      description = "the most rows (${DEFAULT-VALUE})")
  private int limit = 50;

  ShowRuns(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<String> columns =
        List.of(
            "run",
            "job",
            "subject",
            "status",
            "started_at",
            "finished_at",
            "read",
            "written",
            "rejected",
            "model",
            "published_at",
            "message");
    Map<RunId, PredictionRun> published;
    List<Run> runs;
    try (Workspace workspace = session.open()) {
      published =
          workspace.predictionRuns().everPublished().stream()
              .collect(Collectors.toMap(PredictionRun::id, Function.identity()));
      runs = workspace.runs().newest(limit);
    }
    try (Listing listing = output.listing(columns, session.out())) {
      for (Run run : runs) {
        Optional<PredictionRun> prediction = Optional.ofNullable(published.get(run.id()));
        listing.row(
            run.id().value(),
            run.job().label(),
            run.subject(),
            run.status(),
            run.startedAt(),
            run.finishedAt(),
            run.counts().read(),
            run.counts().written(),
            run.counts().rejected(),
            prediction.map(PredictionRun::modelRunId),
            prediction.flatMap(PredictionRun::publishedAt),
            run.message());
      }
    }
  }
}
