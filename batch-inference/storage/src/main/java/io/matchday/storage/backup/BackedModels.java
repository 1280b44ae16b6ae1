package io.matchday.storage.backup;

import io.matchday.model.ModelBundle;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The bundles in a backup. */
final class BackedModels {

  static final String FOLDER = "models/";

  private final BackupArchive archive;

  BackedModels(BackupArchive archive) {
    this.archive = archive;
  }

  /** Where bundles lie in the archive, below {@value #FOLDER}. */
  private List<String> bundles() {
    return archive.files(FOLDER).stream()
        .map(FileContent::name)
        .map(name -> name.substring(FOLDER.length(), name.lastIndexOf('/')))
        .distinct()
        .toList();
  }

  /**
   * Takes every bundle out and proves that it loads.
   *
   * @return how many there were
   */
  int extract(Path folder) {
    for (FileContent file : archive.files(FOLDER)) {
      archive.extract(file, folder.resolve(file.name().substring(FOLDER.length())));
    }
    bundles().forEach(bundle -> ModelBundle.load(folder.resolve(bundle)));
    return bundles().size();
  }

  /**
   * Puts every bundle that the models folder lacks, or holds damaged, in its place.
   *
   * @param moment in the name of what is put aside
   * @return what was done, in words; empty when all were there
   */
  List<String> restoreInto(Path models, String moment) {
    Path draft = models.resolve(".restoring-" + UUID.randomUUID());
    List<String> done = new ArrayList<>();
    try {
      Files.createDirectories(draft);
      extract(draft);
      for (String bundle : bundles()) {
        Path place = models.resolve(bundle);
        if (!isWhole(place)) {
          done.add(bundle.substring(bundle.lastIndexOf('/') + 1));
          Files.createDirectories(FilePlaces.folderOf(place));
          if (Files.exists(place)) {
            Files.move(
                place, place.resolveSibling(".damaged-" + moment + "-" + place.getFileName()));
          }
          Files.move(draft.resolve(bundle), place);
          FilePlaces.force(FilePlaces.folderOf(place));
        }
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(models, e);
    } finally {
      FilePlaces.delete(draft);
    }
    return done.isEmpty()
        ? List.of()
        : List.of("models put back: " + done.stream().collect(Collectors.joining(", ")));
  }

  private static boolean isWhole(Path place) {
    try {
      ModelBundle.load(place);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }
}
