package io.matchday.cli;

import io.matchday.model.Manifest;
import io.matchday.model.ModelBundle;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample data: match files, the day they are to be predicted from, one model.
 *
 * @param folder where it lies
 * @param asOf the first day without results
 */
record SampleData(Path folder, LocalDate asOf) {

  static SampleData in(Path folder) {
    try {
      String asOf = Files.readString(folder.resolve("as-of.txt")).strip();
      return new SampleData(folder, LocalDate.parse(asOf));
    } catch (IOException e) {
      throw QuickstartCommand.missing(folder);
    }
  }

  /** The files to import, by name. */
  List<Path> matchFiles() {
    return list(folder.resolve("matches"));
  }

  /** The bundle of the sample model. */
  Path modelFolder() {
    return list(folder.resolve("models").resolve(Manifest.MODEL_NAME)).get(0);
  }

  /** Copies the sample model into a models folder, unless it is there already. */
  ModelBundle copyModelTo(Path models) {
    Path source = modelFolder();
    Path target = models.resolve(Manifest.MODEL_NAME).resolve(source.getFileName());
    try {
      Files.createDirectories(target);
      for (Path file : list(source)) {
        Path copy = target.resolve(file.getFileName());
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.CANNOT_WRITE, "the sample model cannot be copied to " + models);
    }
    return ModelBundle.load(target);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw QuickstartCommand.missing(folder);
    }
  }
}
