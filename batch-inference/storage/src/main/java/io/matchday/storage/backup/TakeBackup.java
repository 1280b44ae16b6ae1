package io.matchday.storage.backup;

import io.matchday.model.ModelBundle;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes backups of a database and of the bundles of every model registered in it, as one file,
 * while others read and write.
 */
public final class TakeBackup {

  private final Database database;
  private final Path models;
  private final String program;
  private final Clock clock;

  /**
   * Backups of this database.
   *
   * @param models the folder of its bundles
   * @param program the version of the program
   */
  public TakeBackup(Database database, Path models, String program, Clock clock) {
    this.database = database;
    this.models = models;
    this.program = program;
    this.clock = clock;
  }

  /**
   * Takes a backup.
   *
   * @param target its file, or a folder in which it is named after the moment
   * @throws RefusedException when it cannot be written or the database cannot be read; nothing has
   *     the name of a backup then
   */
  public TakenBackup to(Path target) {
    Instant now = clock.instant();
    Path file =
        (Files.isDirectory(target) ? KeptBackups.in(target).place(now) : target).toAbsolutePath();
    Path folder = FilePlaces.folderOf(file);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(folder, e);
    }
    DatabaseKind kind = DatabaseKind.of(database.settings());
    FilePlaces.requireRoom(folder, room(kind) + FilePlaces.sizeOf(models));
    List<String> warnings = new ArrayList<>();
    try (ArchiveWriter archive = ArchiveWriter.begin(file)) {
      DatabasePart part =
          switch (kind) {
            case H2 -> H2Backup.write(database, folder, archive);
            case POSTGRESQL -> PostgresBackup.write(database, archive);
          };
      part.models().forEach(model -> addBundle(model, archive, warnings));
      BackupManifest manifest =
          new BackupManifest(
              kind,
              program,
              part.migration(),
              now,
              part.content(),
              part.sequences(),
              archive.files());
      archive.finish(manifest);
      return new TakenBackup(file, file.toFile().length(), manifest, warnings);
    }
  }

  private long room(DatabaseKind kind) {
    return switch (kind) {
      case H2 -> H2Backup.room(database);
      case POSTGRESQL -> PostgresBackup.room(database);
    };
  }

  private void addBundle(Snapshot.Registered model, ArchiveWriter archive, List<String> warnings) {
    ModelBundle bundle;
    try {
      bundle = ModelBundle.load(models, model.path(), new ModelRunId(model.runId()));
    } catch (RefusedException e) {
      warnings.add("model %s is not in the backup: %s".formatted(model.runId(), e.getMessage()));
      return;
    }
    try (Stream<Path> files = Files.list(bundle.folder())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          archive.add(BackedModels.FOLDER + model.path() + "/" + file.getFileName(), in);
        }
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(bundle.folder(), e);
    }
  }
}
