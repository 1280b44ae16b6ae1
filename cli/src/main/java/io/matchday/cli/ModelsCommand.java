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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model registry. */
@Command(
    name = "models",
    description = "Model versions, which of them answer, and how that came about.",
    subcommands = {
      ModelsCommand.Versions.class,
      ModelsImport.class,
      ModelsCommand.Promote.class,
      ModelsCommand.Rollback.class,
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

  /** Makes an alias name a version. */
  @Command(name = "promote", description = "Let a version answer; a running service follows.")
  static final class Promote implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "12 hex digits, or an alias")
    private String id = "";

    @Option(names = "--alias", paramLabel = "A", description = "the alias to move (Production)")
    private Optional<String> alias = Optional.empty();

    Promote(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      try (Workspace workspace = session.open()) {
        JdbcModels models = workspace.models();
        ModelVersion version = version(models, id);
        load(workspace, version);
        String name = alias.orElse(workspace.settings().batch().alias());
        models.promote(name, version.runId(), who());
        session.out().printf("%s is now %s%n", name, version.runId());
      }
    }
  }

  /** Takes the last promotion back. */
  @Command(name = "rollback", description = "Let the version answer that answered before.")
  static final class Rollback implements Runnable {

    private final Session session;

    @Option(names = "--alias", paramLabel = "A", description = "the alias to move (Production)")
    private Optional<String> alias = Optional.empty();

    Rollback(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      try (Workspace workspace = session.open()) {
        String name = alias.orElse(workspace.settings().batch().alias());
        workspace
            .models()
            .previous(name)
            .flatMap(workspace.models()::find)
            .ifPresent(version -> load(workspace, version));
        ModelRunId now =
            workspace
                .models()
                .rollback(name, who())
                .orElseThrow(
                    () ->
                        new RefusedException(
                            Refusal.NOT_FOUND, name + " has no earlier version to go back to"));
        session.out().printf("%s is now %s%n", name, now);
      }
    }
  }
}
