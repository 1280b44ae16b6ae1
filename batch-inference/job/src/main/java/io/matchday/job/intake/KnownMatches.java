package io.matchday.job.intake;

import io.matchday.storage.JdbcMatches;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.StoredMatch;
import io.matchday.storage.TeamPair;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All stored matches, read in one go, once a file has told many rows that say nothing new: the rest
 * of it is then compared in memory. What another import changes meanwhile is not seen, as if this
 * one had come first. Some 400 bytes a match; empty where there are too many.
 */
final class KnownMatches {

  /** So many fit a small heap. */
  static final long MOST = 500_000;

  private final Map<Place, StoredMatch> byPlace = new HashMap<>();
  private final Map<Object, Object> shared = new HashMap<>();

  private record Place(TeamPair teams, LocalDate date) {}

  /** Reads the matches, unless there are too many. */
  void read(JdbcMatches matches) {
    if (matches.count() <= MOST) {
      matches.scan(this::add);
    }
    shared.clear();
  }

  private void add(StoredMatch match) {
    MatchSheet sheet = match.sheet();
    TeamPair teams = new TeamPair(shared(sheet.teams().home()), shared(sheet.teams().away()));
    MatchSheet slim =
        new MatchSheet(
            shared(sheet.competition()),
            shared(sheet.season()),
            shared(sheet.date()),
            sheet.kickOff(),
            shared(teams),
            sheet.neutral(),
            sheet.sex(),
            shared(sheet.country()),
            shared(sheet.score()),
            sheet.statistics());
    byPlace.put(new Place(slim.teams(), slim.date()), new StoredMatch(match.id(), slim));
  }

  /** One object for all that are equal: most leagues, days, teams and scores come up often. */
  @SuppressWarnings("unchecked") // Equal objects of these kinds are of one class.
  private <T> T shared(T value) {
    return (T) shared.computeIfAbsent(value, any -> any);
  }

  /** The match of these teams on this day, where one is known. */
  Optional<StoredMatch> find(TeamPair teams, LocalDate date) {
    return Optional.ofNullable(byPlace.get(new Place(teams, date)));
  }
}
