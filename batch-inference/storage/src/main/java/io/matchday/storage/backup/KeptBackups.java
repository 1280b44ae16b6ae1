package io.matchday.storage.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The backups in a folder, by the names the program gives them; other files are left alone.
 *
 * @param folder the folder, which need not be there
 */
public record KeptBackups(Path folder) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern NAME = Pattern.compile("matchday-\\d{8}T\\d{6}Z(-\\d+)?\\.backup");

  /** The backups in this folder. */
  public static KeptBackups in(Path folder) {
    return new KeptBackups(folder);
  }

  /** A moment as it stands in names. */
  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** Where a backup of this moment goes. */
  Path place(Instant instant) {
    String name = "matchday-" + moment(instant);
    Path place = folder.resolve(name + ".backup");
    for (int i = 2; Files.exists(place); i++) {
      place = folder.resolve(name + "-" + i + ".backup");
    }
    return place;
  }

  /** The backups, newest first. */
  public List<Path> newestFirst() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(folder, e);
    }
  }

  /** The newest backup. */
  public Optional<Path> newest() {
    return newestFirst().stream().findFirst();
  }

  /**
   * Deletes the oldest.
   *
   * @param count how many stay
   * @return how many were deleted
   */
  public int keep(int count) {
    List<Path> old = newestFirst().stream().skip(count).toList();
    try {
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(folder, e);
    }
    return old.size();
  }
}
