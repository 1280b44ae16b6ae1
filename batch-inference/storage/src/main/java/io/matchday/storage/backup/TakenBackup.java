package io.matchday.storage.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * A backup that was taken.
 *
 * @param file where it lies
 * @param bytes its size
 * @param manifest what it says of itself
 * @param warnings what it could not hold
 */
public record TakenBackup(Path file, long bytes, BackupManifest manifest, List<String> warnings) {

  /** Copies the list. */
  public TakenBackup {
    warnings = List.copyOf(warnings);
  }
}
