package io.matchday.storage.backup;

import java.util.List;

/**
 * A backup that was gone back to.
 *
 * @param manifest what it says of itself
 * @param notes what was put aside, brought up to date or put back besides, in words
 */
public record RestoredBackup(BackupManifest manifest, List<String> notes) {

  /** Copies the list. */
  public RestoredBackup {
    notes = List.copyOf(notes);
  }
}
