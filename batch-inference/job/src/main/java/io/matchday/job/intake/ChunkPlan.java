package io.matchday.job.intake;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.StoredMatch;
import io.matchday.storage.TeamPair;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Finds the match that each row of a chunk belongs to, and what becomes of it. Works on values
 * alone.
 *
 * <ol>
 *   <li>The same teams on the same day are the same match, whatever the competition is called.
 *   <li>Else an unplayed stored match of the same competition and teams, of the same season or
 *       within 60 days, has moved; the nearest first.
 *   <li>Else a played stored match of the same teams with the same score within a day had a wrong
 *       date.
 *   <li>Else an unplayed row whose day has passed is an old fixture list: when its match was played
 *       later in that season, it says nothing new.
 *   <li>Else the match is new: a match told twice is better than a match lost.
 * </ol>
 *
 * A stored match is claimed by one row of an import only. Rows of the first rule claim before the
 * others of their chunk, so that of two games of one pair the one that did not move is not taken.
 */
final class ChunkPlan {

  /** How far around the days of a chunk stored matches can matter: a season. */
  static final int REACH_IN_DAYS = 366;

  private static final int MOVED_AT_MOST_DAYS = 60;
  private static final int WRONG_DATE_AT_MOST_DAYS = 1;

  /** A checked row whose teams are known. */
  record Placed(MatchRow row, TeamPair teams) {}

  private final LocalDate today;
  private final Map<TeamPair, List<PlannedMatch>> byTeams = new HashMap<>();
  private final List<PlannedMatch> touched = new ArrayList<>();
  private final Map<Long, Fault> rejects = new HashMap<>();
  private final ChunkTally tally = new ChunkTally();

  /**
   * @param claimedBy the line that has claimed a match; 0 when none has
   */
  ChunkPlan(List<StoredMatch> stored, ToLongFunction<MatchId> claimedBy, LocalDate today) {
    this.today = today;
    for (StoredMatch match : stored) {
      known(match.sheet().teams()).add(PlannedMatch.of(match, claimedBy.applyAsLong(match.id())));
    }
  }

  private List<PlannedMatch> known(TeamPair teams) {
    return byTeams.computeIfAbsent(teams, pair -> new ArrayList<>(2));
  }

  /** Places every row of the chunk; to be called once. */
  void place(List<Placed> rows) {
    List<Placed> rest = new ArrayList<>();
    for (Placed placed : rows) {
      if (!placeOnItsDay(placed)) {
        rest.add(placed);
      }
    }
    for (Placed placed : rest) {
      // Asked again: an earlier one of the rest may have put a match on that day.
      if (!placeOnItsDay(placed) && !placeOnAnotherDay(placed)) {
        insert(placed);
      }
    }
  }

  private boolean placeOnItsDay(Placed placed) {
    MatchRow row = placed.row();
    for (PlannedMatch match : known(placed.teams())) {
      if (match.sheet().date().equals(row.date())) {
        if (match.isClaimed()) {
          repeat(placed, match);
        } else {
          update(row, match);
        }
        return true;
      }
    }
    return false;
  }

  private void repeat(Placed placed, PlannedMatch match) {
    Optional<Score> said = placed.row().score();
    Optional<Score> known = match.sheet().score();
    if (said.isPresent() && known.isPresent() && !said.equals(known)) {
      String reason =
          "line %d gives this match as %s, this line gives %s"
              .formatted(match.line(), shown(known.get()), shown(said.get()));
      rejects.put(placed.row().line(), new Fault("", reason));
      tally.rejected++;
      return;
    }
    match.become(match.sheet().orElse(placed.row().sheet(placed.teams())));
    touched.add(match);
    tally.duplicates++;
  }

  private static String shown(Score score) {
    return score.home() + "-" + score.away();
  }

  private void update(MatchRow row, PlannedMatch match) {
    MatchSheet before = match.sheet();
    MatchSheet after = row.over(before);
    claim(row, match);
    if (!row.competition().equals(before.competition())) {
      tally.renamed++;
    }
    if (before.isPlayed() && !before.score().equals(after.score())) {
      tally.corrected++;
    }
    if (after.equals(before)) {
      tally.unchanged++;
    } else if (after.date().equals(before.date())) {
      tally.updated++;
    } else {
      tally.moved++;
    }
    match.become(after);
  }

  private void claim(MatchRow row, PlannedMatch match) {
    match.claim(row.line());
    touched.add(match);
  }

  private boolean placeOnAnotherDay(Placed placed) {
    MatchRow row = placed.row();
    boolean passed = row.score().isEmpty() && row.date().isBefore(today);
    Optional<PlannedMatch> unplayed =
        nearest(
            placed,
            match ->
                !match.isPlayed()
                    && match.competition().equals(row.competition())
                    && (match.season().equals(row.season())
                        || distance(row, match) <= MOVED_AT_MOST_DAYS));
    if (unplayed.isPresent()) {
      if (passed) {
        leave(row, unplayed.get());
      } else {
        update(row, unplayed.get());
      }
      return true;
    }
    Optional<PlannedMatch> wronglyDated =
        nearest(
            placed,
            match ->
                match.isPlayed()
                    && match.score().equals(row.score())
                    && distance(row, match) <= WRONG_DATE_AT_MOST_DAYS);
    wronglyDated.ifPresent(match -> update(row, match));
    if (wronglyDated.isPresent() || !passed) {
      return wronglyDated.isPresent();
    }
    Optional<PlannedMatch> playedLater =
        nearest(
            placed,
            match ->
                match.isPlayed()
                    && match.date().isAfter(row.date())
                    && match.competition().equals(row.competition())
                    && match.season().equals(row.season()));
    playedLater.ifPresent(match -> leave(row, match));
    return playedLater.isPresent();
  }

  private void leave(MatchRow row, PlannedMatch match) {
    claim(row, match);
    tally.unchanged++;
  }

  private Optional<PlannedMatch> nearest(Placed placed, Predicate<MatchSheet> suits) {
    return known(placed.teams()).stream()
        .filter(match -> !match.isClaimed() && !match.isNew() && suits.test(match.sheet()))
        .min(Comparator.comparingLong(match -> distance(placed.row(), match.sheet())));
  }

  private static long distance(MatchRow row, MatchSheet match) {
    return Math.abs(ChronoUnit.DAYS.between(row.date(), match.date()));
  }

  private void insert(Placed placed) {
    MatchRow row = placed.row();
    PlannedMatch match = PlannedMatch.ofNew(row.sheet(placed.teams()), row.line());
    known(placed.teams()).add(match);
    touched.add(match);
    tally.inserted++;
  }

  /** Matches to be added. */
  List<PlannedMatch> inserts() {
    return touched.stream().filter(PlannedMatch::isNew).distinct().toList();
  }

  /** Stored matches to be written over. */
  List<StoredMatch> updates() {
    return touched.stream().distinct().flatMap(match -> match.change().stream()).toList();
  }

  /** Every match a row of the chunk has claimed. */
  List<PlannedMatch> touched() {
    return touched;
  }

  /** Rows that contradict an earlier one, by line. */
  Map<Long, Fault> rejects() {
    return rejects;
  }

  /** What was done with the rows placed. */
  ImportReport report() {
    return tally.report();
  }
}
