package io.matchday.cli;

import io.matchday.storage.JdbcModelActivations;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one version, or the history of all aliases. */
@Command(
    name = "show",
    description = {
      "One version: where it comes from, how good it is, how it is scored here.",
      "Its bundle is loaded and proven for it. Without ID: as models history."
    })
final class ModelsShow implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "ID", arity = "0..1", description = "12 hex digits, or an alias")
  private Optional<String> id = Optional.empty();

  @Mixin private OutputOption output = new OutputOption();

  ModelsShow(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      if (id.isPresent()) {
        version(workspace, ModelsCommand.version(workspace.models(), id.get()));
      } else {
        ModelsHistory.print(
            new JdbcModelActivations(workspace.database()).all(), output, session.out());
      }
    }
  }

  private void version(Workspace workspace, ModelVersion version) {
    JdbcModels models = workspace.models();
    ModelSheet sheet =
        new ModelSheet(
            ModelsCommand.load(workspace, version),
            version.registeredAt(),
            ModelsCommand.namesOf(version.runId(), models.aliases()));
    if (output.isJson()) {
      sheet.writeJson(session.out());
      return;
    }
    try (Listing listing = output.listing(List.of("what", "value"), session.out())) {
      sheet.lines().forEach(listing::row);
    }
  }
}
