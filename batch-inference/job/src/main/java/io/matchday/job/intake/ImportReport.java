package io.matchday.job.intake;

import io.matchday.storage.RunCounts;

/**
 * What an import did with the rows of a file. Each row counts once in {@code inserted} to {@code
 * rejected}; the last three tell more of rows counted there.
 *
 * @param read rows that hold anything, the header aside
 * @param inserted matches that were new
 * @param updated stored matches that changed on the same date, a score that came included
 * @param moved stored matches that changed their date
 * @param unchanged rows that said nothing new
 * @param duplicates rows that repeat an earlier row of the same file
 * @param rejected rows that could not be used
 * @param corrected updated or moved matches whose stored score was another one
 * @param renamed rows whose match is stored under another competition, which stays
 * @param warnings optional values that were left out while their match was kept; each is recorded
 *     beside the rejected rows
 */
public record ImportReport(
    long read,
    long inserted,
    long updated,
    long moved,
    long unchanged,
    long duplicates,
    long rejected,
    long corrected,
    long renamed,
    long warnings) {

  /** Nothing yet. */
  public static final ImportReport NONE = new ImportReport(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Whether every row read is accounted for. */
  public boolean balances() {
    return read == inserted + updated + moved + unchanged + duplicates + rejected;
  }

  /** Whether any match was added or changed. */
  public boolean changedAnything() {
    return inserted + updated + moved > 0;
  }

  /** Both together. */
  public ImportReport plus(ImportReport other) {
    return new ImportReport(
        read + other.read,
        inserted + other.inserted,
        updated + other.updated,
        moved + other.moved,
        unchanged + other.unchanged,
        duplicates + other.duplicates,
        rejected + other.rejected,
        corrected + other.corrected,
        renamed + other.renamed,
        warnings + other.warnings);
  }

  /** The three counts that every run keeps. */
  public RunCounts counts() {
    return new RunCounts(read, read - rejected, rejected);
  }
}
