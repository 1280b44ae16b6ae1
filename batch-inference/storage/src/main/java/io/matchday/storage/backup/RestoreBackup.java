package io.matchday.storage.backup;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.DatabaseSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Goes back to a backup. The database is built beside the one in place, read and compared with the
 * manifest, brought up to date, and only then takes its place in one step: whatever happens before,
 * the one in place stays as it was.
 */
public final class RestoreBackup {

  private final DatabaseSettings settings;
  private final Path models;
  private final Clock clock;

  /**
   * Restores into the place these settings lead to.
   *
   * @param models the folder of bundles
   */
  public RestoreBackup(DatabaseSettings settings, Path models, Clock clock) {
    this.settings = settings;
    this.models = models;
    this.clock = clock;
  }

  /**
   * Goes back to a backup.
   *
   * @param existing what becomes of a database in its place that is not empty
   * @throws RefusedException {@link Refusal#BAD_DATA} when the backup is damaged or of another kind
   *     of database, {@link Refusal#TRY_AGAIN} when the database is in use, {@link
   *     Refusal#CANNOT_WRITE} when there is one that must stay
   */
  public RestoredBackup from(Path file, Existing existing) {
    try (BackupArchive archive = BackupArchive.open(file)) {
      BackupManifest manifest = archive.manifest();
      DatabaseKind kind = DatabaseKind.of(settings);
      if (manifest.kind() != kind) {
        throw new RefusedException(
            Refusal.BAD_DATA,
            List.of(
                new Problem(
                    file.toString(),
                    "is a backup of %s and goes back into %s alone; matchday.database.url leads to %s"
                        .formatted(
                            manifest.kind().label(), manifest.kind().label(), kind.label()))));
      }
      archive.check();
      String moment = KeptBackups.moment(clock.instant());
      Supplier<List<String>> putBack = () -> new BackedModels(archive).restoreInto(models, moment);
      List<String> notes =
          switch (kind) {
            case H2 -> new H2Restore(archive, H2File.of(settings), moment).run(existing, putBack);
            case POSTGRESQL ->
                new PostgresRestore(archive, settings, moment).run(existing, putBack);
          };
      return new RestoredBackup(manifest, notes);
    }
  }

  /** Refuses to put a database aside that must stay. */
  static RefusedException mustStay(String place, String why) {
    return new RefusedException(
        Refusal.CANNOT_WRITE,
        List.of(new Problem(place, why + "; --force puts it aside and goes on")));
  }

  static void compare(BackupArchive archive, DatabaseContent restored) {
    if (!restored.equals(archive.manifest().content())) {
      throw BackupArchive.damaged(
          archive.file(), "what it holds is not what its manifest says it holds");
    }
  }

  static RefusedException tooNew(BackupArchive archive) {
    return new RefusedException(
        Refusal.BAD_DATA,
        List.of(
            new Problem(
                archive.file().toString(),
                "was taken by version %s of the program, whose schema (%s) this one does not know;"
                        .formatted(archive.manifest().program(), archive.manifest().migration())
                    + " restore it with that version or a newer one")));
  }
}
