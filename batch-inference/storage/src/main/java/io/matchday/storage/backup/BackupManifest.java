package io.matchday.storage.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself.
 *
 * @param kind the database it was taken from
 * @param program the version of the program that took it
 * @param migration the version of the schema
 * @param takenAt when it was begun
 * @param content what the database held
 * @param sequences where the sequences stood; empty for H2
 * @param files every file of the archive but the manifest, in the order in which they are restored
 */
public record BackupManifest(
    DatabaseKind kind,
    String program,
    String migration,
    Instant takenAt,
    DatabaseContent content,
    List<SequenceValue> sequences,
    List<FileContent> files) {

  /** Copies the lists. */
  public BackupManifest {
    sequences = List.copyOf(sequences);
    files = List.copyOf(files);
  }
}
