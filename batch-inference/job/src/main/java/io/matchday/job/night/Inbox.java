package io.matchday.job.night;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder new files are laid in. A file that went in is moved to {@code done/<date>}, one that
 * could not be used to {@code refused/<date>} with the reasons beside it. Hidden files and those
 * ending in {@code .part} are left alone: they are still being written.
 *
 * @param folder the inbox
 */
record Inbox(Path folder) {

  /** The files to import, by name. */
  List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(Inbox::isComplete).sorted().toList();
    } catch (IOException e) {
      throw new RefusedException(Refusal.NO_INPUT, "the inbox " + folder + " cannot be read");
    }
  }

  private static boolean isComplete(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.endsWith(".part");
  }

  /** Puts a file that went in aside. */
  void done(Path file, LocalDate date) {
    move(file, folder.resolve("done").resolve(date.toString()));
  }

  /** Puts a file that could not be used aside, with the reasons. */
  void refused(Path file, LocalDate date, String reasons) {
    Path target = folder.resolve("refused").resolve(date.toString());
    Path moved = move(file, target);
    try {
      Files.writeString(target.resolve(moved.getFileName() + ".reason.txt"), reasons + "\n");
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Never overwrites: a file of the same name gets a number. */
  private static Path move(Path file, Path target) {
    try {
      Files.createDirectories(target);
      Path free = target.resolve(file.getFileName());
      for (int i = 2; Files.exists(free); i++) {
        free = target.resolve(i + "-" + file.getFileName());
      }
      return Files.move(file, free, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  private static RefusedException cannotWrite(Path target, IOException e) {
    return new RefusedException(
        Refusal.CANNOT_WRITE, "nothing can be put into " + target + ": " + e.getMessage());
  }
}
