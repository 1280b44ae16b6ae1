package io.matchday.job.feature;

import io.matchday.feature.FeatureReplay;
import io.matchday.feature.FeatureSet;
import io.matchday.job.feature.FeatureMemories.Beginning;
import io.matchday.storage.FeatureSnapshot;
import io.matchday.storage.HistoryTally;
import io.matchday.storage.StoredMatch;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The replay of one feature set and the update of its stored rows, from where it begins. Keeps what
 * the replay remembers before some of the days it passes.
 */
final class SetBuild {

  private final FeatureSet set;
  private final Beginning beginning;
  private final FeatureRowUpdate update;
  private final FeatureReplay replay;
  private final HistoryTally later = new HistoryTally();
  private final Deque<LocalDate> days = new ArrayDeque<>();
  private final Map<FeatureSnapshot, byte[]> memories = new LinkedHashMap<>();

  /**
   * @param days the days before which the memory is wanted, earliest first
   */
  SetBuild(FeatureSet set, Beginning beginning, FeatureRowUpdate update, List<LocalDate> days) {
    this.set = set;
    this.beginning = beginning;
    this.update = update;
    this.replay =
        beginning
            .memory()
            .map(memory -> FeatureReplay.resumed(set, memory, beginning.from(), update))
            .orElseGet(() -> new FeatureReplay(set, update));
    days.stream().filter(day -> day.isAfter(beginning.from())).forEach(this.days::add);
  }

  FeatureSet set() {
    return set;
  }

  /** The first day it has to be given. */
  LocalDate from() {
    return beginning.from();
  }

  /** Takes a match; one from before its beginning says nothing new. */
  void take(StoredMatch match) {
    LocalDate date = match.sheet().date();
    if (date.isBefore(beginning.from())) {
      return;
    }
    while (!days.isEmpty() && !days.getFirst().isAfter(date)) {
      remember(days.removeFirst());
    }
    later.add(match);
    match.played().ifPresentOrElse(replay::played, () -> replay.fixture(match.fixture()));
  }

  private void remember(LocalDate day) {
    FeatureSnapshot snapshot =
        new FeatureSnapshot(
            set.schema().id(),
            day,
            FeatureReplay.MEMORY_VERSION,
            beginning.history().plus(later.digest()));
    memories.put(snapshot, replay.memoryBefore(day));
  }

  /** How many matches it was given. */
  long replayed() {
    return later.digest().matches();
  }

  /** How many matches there are. */
  long matches() {
    return beginning.history().matches() + replayed();
  }

  /** What was remembered on the way; to be kept once all rows are written. */
  Map<FeatureSnapshot, byte[]> memories() {
    return memories;
  }

  /** Gives out the last rows and writes what is left to write. */
  FeatureReport.SetRows finish() {
    days.forEach(this::remember);
    replay.finish();
    update.finish();
    return new FeatureReport.SetRows(
        set.name(),
        update.inserted(),
        update.updated(),
        matches() - update.inserted() - update.updated(),
        update.deleted(),
        update.seen());
  }
}
