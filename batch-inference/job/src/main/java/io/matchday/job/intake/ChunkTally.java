package io.matchday.job.intake;

/** The counts of one chunk while it is worked out. */
final class ChunkTally {

  long read;
  long inserted;
  long updated;
  long moved;
  long unchanged;
  long duplicates;
  long rejected;
  long corrected;
  long renamed;
  long warnings;

  ImportReport report() {
    return new ImportReport(
        read,
        inserted,
        updated,
        moved,
        unchanged,
        duplicates,
        rejected,
        corrected,
        renamed,
        warnings);
  }
}
