package io.matchday.job.night;

import io.matchday.refusal.RefusedException;
import io.matchday.storage.backup.KeptBackups;
import io.matchday.storage.backup.TakeBackup;
import io.matchday.storage.backup.TakenBackup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backup after a good night, and how many are kept. What the night published stays published,
 * whether there is a backup of it or not: what goes wrong here is a warning.
 *
 * @param folder where they are kept
 * @param count how many; none are taken when it is 0
 */
public record NightBackups(Path folder, int count) {

  private static final Logger LOG = LoggerFactory.getLogger(NightBackups.class);
  private static final double MEGABYTE = 1 << 20;

  /**
   * Takes a backup, then deletes the oldest beyond the count.
   *
   * @param night what the night came to
   * @return the same with what there is to say of the backup
   */
  public NightReport after(NightReport night, TakeBackup backups) {
    if (count == 0) {
      return night;
    }
    List<String> lines = new ArrayList<>(night.lines());
    List<String> warnings = new ArrayList<>(night.warnings());
    try {
      TakenBackup taken = backups.to(Files.createDirectories(folder));
      warnings.addAll(taken.warnings());
      KeptBackups kept = KeptBackups.in(folder);
      kept.keep(count, taken.manifest().takenAt());
      lines.add(
          String.format(
              Locale.ROOT,
              "backup: %s, %d rows, %.1f MB, %d kept",
              taken.file().getFileName(),
              taken.manifest().content().rows(),
              taken.bytes() / MEGABYTE,
              kept.newestFirst().size()));
    } catch (RefusedException e) {
      warnings.add("no backup was taken: " + e.getMessage());
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      LOG.error("the backup after the night failed", e);
      warnings.add("no backup was taken: " + e.getMessage());
    }
    return new NightReport(night.run(), lines, warnings);
  }
}
