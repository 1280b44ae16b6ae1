package io.matchday.cli;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.Run;
import io.matchday.storage.RunId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what a run refused, with reasons. */
@Command(
    name = "rejects",
    description =
        "Rows a run refused, with reasons; without RUN, of the newest run that refused any.")
final class ShowRejects implements Runnable {

  private static final int SEARCHED_RUNS = 1_000;

  private final Session session;

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "see: show runs")
  private Optional<Long> run = Optional.empty();

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = RowLimit.class,
      description = "the most rows (${DEFAULT-VALUE})")
  private int limit = 1_000;

  ShowRejects(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<String> columns = List.of("run", "source", "line", "column", "match_id", "reason");
    try (Workspace workspace = session.open()) {
      Optional<RunId> chosen = chosen(workspace);
      try (Listing listing = output.listing(columns, session.out())) {
        for (RejectedRow row : rows(workspace, chosen)) {
          listing.row(
              chosen.orElseThrow().value(),
              row.source(),
              row.line().isPresent() ? Optional.of(row.line().getAsLong()) : Optional.empty(),
              row.column(),
              row.matchId().map(match -> match.value()),
              row.reason());
        }
      }
    }
  }

  private List<RejectedRow> rows(Workspace workspace, Optional<RunId> chosen) {
    JdbcRejectedRows rejected = new JdbcRejectedRows(workspace.database());
    return chosen.map(id -> rejected.of(id, limit)).orElse(List.of());
  }

  private Optional<RunId> chosen(Workspace workspace) {
    if (run.isEmpty()) {
      return workspace.runs().newest(SEARCHED_RUNS).stream()
          .filter(each -> each.counts().rejected() > 0)
          .map(Run::id)
          .findFirst();
    }
    RunId id = RunIds.parse(run.get());
    if (workspace.runs().find(id).isEmpty()) {
      throw new RefusedException(Refusal.NOT_FOUND, "there is no run " + id + "; see: show runs");
    }
    return Optional.of(id);
  }
}
