package io.matchday.storage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One look at matches, in any order: the digest of those before each of some days, and the last day
 * with a result. Takes a match at a time, keeps none.
 */
public final class HistorySurvey {

  private final LocalDate today;
  private final NavigableMap<LocalDate, HistoryTally> byNextDay = new TreeMap<>();
  private Optional<LocalDate> lastPlayed = Optional.empty();

  /**
   * @param days the days before which digests are wanted
   * @param today results of later days are none to go by
   */
  public HistorySurvey(Collection<LocalDate> days, LocalDate today) {
    this.today = today;
    days.forEach(day -> byNextDay.put(day, new HistoryTally()));
    byNextDay.put(LocalDate.MAX, new HistoryTally());
  }

  /** Takes a match. */
  public void take(StoredMatch match) {
    LocalDate date = match.sheet().date();
    byNextDay.higherEntry(date).getValue().add(match);
    if (match.sheet().isPlayed() && !date.isAfter(today) && date.isAfter(last())) {
      lastPlayed = Optional.of(date);
    }
  }

  /** Takes what another look has seen, at other matches but for the same days. */
  public void take(HistorySurvey other) {
    other.byNextDay.forEach((day, tally) -> tallyOf(day).add(tally.digest()));
    if (other.last().isAfter(last())) {
      lastPlayed = other.lastPlayed;
    }
  }

  private HistoryTally tallyOf(LocalDate nextDay) {
    return byNextDay.computeIfAbsent(nextDay, day -> new HistoryTally());
  }

  private LocalDate last() {
    return lastPlayed.orElse(LocalDate.MIN);
  }

  /** The last day up to today with a result. */
  public Optional<LocalDate> lastPlayed() {
    return lastPlayed;
  }

  /** The digest of all matches before one of the days. */
  public HistoryDigest before(LocalDate day) {
    return sum(byNextDay.headMap(day, true).values());
  }

  /** The digest of all matches. */
  public HistoryDigest all() {
    return sum(byNextDay.values());
  }

  private static HistoryDigest sum(Collection<HistoryTally> tallies) {
    return tallies.stream()
        .map(HistoryTally::digest)
        .reduce(HistoryDigest.NONE, HistoryDigest::plus);
  }
}
