package io.matchday.cli;

import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.match.MatchId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcPredictionLines;
import io.matchday.storage.PredictionLine;
import io.matchday.storage.PredictionRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the published prediction of one match, with every feature behind it. */
@Command(
    name = "prediction",
    description = {
      "The published prediction of a match, and the features behind it by name.",
      "Coverage says how many matches stood behind a feature."
    })
final class ShowPrediction implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "ID", description = "the match; see: show predictions")
  private long id;

  @Mixin private OutputOption output = new OutputOption();

  ShowPrediction(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (id < 1 || id > MatchId.MAX) {
      throw new RefusedException(Refusal.USAGE, id + " is no match id");
    }
    try (Workspace workspace = session.open()) {
      MatchId match = new MatchId(id);
      JdbcPredictionLines lines = new JdbcPredictionLines(workspace.database());
      List<PredictionRun> runs =
          workspace.predictionRuns().published().stream().filter(PredictionRun::answers).toList();
      for (PredictionRun run : runs) {
        Optional<PredictionLine> line = lines.find(run.id(), match);
        if (line.isPresent()) {
          print(workspace, run, line.get());
          return;
        }
      }
      throw new RefusedException(
          Refusal.NOT_FOUND, "no published run holds match " + id + "; see: show predictions");
    }
  }

  private void print(Workspace workspace, PredictionRun run, PredictionLine line) {
    if (output.isTable()) {
      printMatch(run, line, session.out());
    }
    String schemaId = workspace.models().find(run.modelRunId()).orElseThrow().schemaId();
    JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(workspace.database());
    FeatureSchema schema = schemas.find(schemaId).orElseThrow();
    int schemaNo = schemas.numberOf(schemaId).orElseThrow();
    Optional<FeatureRow> row =
        new JdbcFeatureRows(workspace.database())
            .find(schemaNo, schemaId, new MatchId(line.matchId()));
    try (Listing listing = output.listing(List.of("feature", "value", "coverage"), session.out())) {
      for (int i = 0; i < schema.size() && row.isPresent(); i++) {
        listing.row(
            schema.names().get(i),
            asWritten(row.get().vector().get(i)),
            row.get().coverage().get(i));
      }
    }
  }

  /** The fraction a person would write: 0.3, where widening the bits would give 0.30000001192. */
  private static double asWritten(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  private static void printMatch(PredictionRun run, PredictionLine line, PrintWriter out) {
    out.printf(
        "match %d, %s, %s: %s - %s%s%n",
        line.matchId(),
        line.date(),
        line.competition(),
        line.homeTeam(),
        line.awayTeam(),
        line.score().map(score -> "  " + score.home() + ":" + score.away()).orElse(""));
    out.printf(
        "home %.3f, draw %.3f, away %.3f by model %s (%s), run %s published %s%n%n",
        line.probabilities().home(),
        line.probabilities().draw(),
        line.probabilities().away(),
        run.modelRunId(),
        run.alias(),
        run.id(),
        run.publishedAt().map(String::valueOf).orElse("never"));
  }
}
