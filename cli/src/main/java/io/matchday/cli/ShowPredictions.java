package io.matchday.cli;

import io.matchday.match.Score;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcPredictionLines;
import io.matchday.storage.PredictionLine;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the predictions of a run, by date. */
@Command(
    name = "predictions",
    description = "Predictions of the newest published run, or of another, by date.")
final class ShowPredictions implements Runnable {

  static final List<String> COLUMNS =
      List.of(
          "match_id",
          "date",
          "competition",
          "home_team",
          "away_team",
          "p_home",
          "p_draw",
          "p_away",
          "home_goals",
          "away_goals",
          "model_version",
          "model_run_id");

  private final Session session;

  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--from", paramLabel = "DATE", description = "first day, included")
  private LocalDate from = LocalDate.of(1, 1, 1);

  @Option(names = "--to", paramLabel = "DATE", description = "last day, included")
  private LocalDate to = LocalDate.of(9999, 12, 31);

  @Option(names = "--run", paramLabel = "RUN", description = "another run; see: show runs")
  private Optional<Long> run = Optional.empty();

  ShowPredictions(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      PredictionRun chosen = chosen(workspace);
      try (Listing listing = output.listing(COLUMNS, session.out())) {
        new JdbcPredictionLines(workspace.database())
            .read(chosen.id(), from, to, printer(listing, chosen));
      }
    }
  }

  private PredictionRun chosen(Workspace workspace) {
    if (run.isPresent()) {
      RunId id = RunIds.parse(run.get());
      return workspace
          .predictionRuns()
          .find(id)
          .orElseThrow(
              () ->
                  new RefusedException(
                      Refusal.NOT_FOUND, "run " + id + " is no prediction run; see: show runs"));
    }
    return workspace.predictionRuns().published().stream()
        .filter(PredictionRun::answers)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.NOT_FOUND, "nothing is published yet; predict first: predict"));
  }

  /** Prints lines of a run as rows of {@link #COLUMNS}. */
  static Consumer<PredictionLine> printer(Listing listing, PredictionRun run) {
    return line ->
        listing.row(
            line.matchId(),
            line.date(),
            line.competition(),
            line.homeTeam(),
            line.awayTeam(),
            line.probabilities().home(),
            line.probabilities().draw(),
            line.probabilities().away(),
            line.score().map(Score::home),
            line.score().map(Score::away),
            run.alias(),
            run.modelRunId());
  }
}
