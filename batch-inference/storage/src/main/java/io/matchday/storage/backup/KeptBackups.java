package io.matchday.storage.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  private static final Pattern NAME = Pattern.compile("matchday-\\d{8}T\\d{6}Z(_\\d+)?\\.backup");

  private static final Pattern DRAFT = Pattern.compile("\\.(writing|copying)-[0-9a-f-]{36}");

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
      // Sorts after the one without a number.
      place = folder.resolve(name + "_" + i + ".backup");
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
   * Deletes the oldest, and drafts that a killed process left more than a day ago.
   *
   * @param now the moment
   * @param count how many stay
   * @return how many were deleted
   */
  public int keep(int count, Instant now) {
    List<Path> old = newestFirst().stream().skip(count).toList();
    try {
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
      deleteDrafts(now.minus(Duration.ofDays(1)));
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(folder, e);
    }
    return old.size();
  }

  private void deleteDrafts(Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> drafts;
    try (Stream<Path> files = Files.list(folder)) {
      drafts =
          files.filter(file -> DRAFT.matcher(file.getFileName().toString()).matches()).toList();
    }
    for (Path draft : drafts) {
      if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
        FilePlaces.delete(draft);
      }
    }
  }
}
