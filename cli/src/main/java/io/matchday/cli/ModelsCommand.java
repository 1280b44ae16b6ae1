package io.matchday.cli;

import io.matchday.model.ImportedFile;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The model registry. */
@Command(
    name = "models",
    description = "Model versions, which of them answer, and how that came about.",
    subcommands = {
      ModelsCommand.Versions.class,
      ModelsImport.class,
      ModelsPromote.class,
      ModelsRollback.class,
      ModelsHistory.class,
      ModelsShow.class
    })
final class ModelsCommand {

  /** Who is recorded as having moved an alias. */
  static String who() {
    return System.getProperty("user.name", "unknown");
  }

  static ModelVersion version(JdbcModels models, String id) {
    Optional<ModelVersion> version =
        ModelRunId.isWellFormed(id) ? models.find(new ModelRunId(id)) : models.named(id);
    return version.orElseThrow(
        () ->
            new RefusedException(
                Refusal.NOT_FOUND, "no model version or alias is " + id + "; see: models list"));
  }

  /** Loads and proves a version; a bundle that does not load must never answer. */
  static LoadedModel load(Workspace workspace, ModelVersion version) {
    return LoadedModel.open(workspace.home().models(), version.path(), version.runId());
  }

  /** The aliases that name a version now. */
  static List<String> namesOf(ModelRunId version, Map<String, ModelRunId> aliases) {
    return aliases.entrySet().stream()
        .filter(alias -> alias.getValue().equals(version))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Lists versions, newest first. */
  @Command(name = "list", description = "All versions, newest first, and the aliases they bear.")
  static final class Versions implements Runnable {

    private final Session session;

    @Mixin private OutputOption output = new OutputOption();

    Versions(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      List<String> columns =
          List.of("id", "aliases", "schema", "trained_from", "trained_to", "registered_at");
      Map<String, ModelRunId> aliases;
      List<ModelVersion> versions;
      try (Workspace workspace = session.open()) {
        aliases = workspace.models().aliases();
        versions = workspace.models().versions();
      }
      try (Listing listing = output.listing(columns, session.out())) {
        for (ModelVersion version : versions) {
          listing.row(
              version.runId(),
              String.join(" ", namesOf(version.runId(), aliases)),
              version.schemaId(),
              version.trainedFrom().equals(ImportedFile.SEEN_FROM)
                  ? "unknown"
                  : version.trainedFrom(),
              version.trainedTo(),
              version.registeredAt());
        }
      }
    }
  }
}
