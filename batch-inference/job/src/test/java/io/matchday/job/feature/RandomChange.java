package io.matchday.job.feature;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.match.TeamId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcTeamMerge;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.MatchStatistics;
import io.matchday.storage.Statistic;
import io.matchday.storage.StoredMatch;
import io.matchday.storage.TeamPair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Something that happens to stored matches between two builds, drawn by chance. */
final class RandomChange {

  private final Database database;
  private final Random random;
  private final JdbcMatchIntake intake;
  private final List<StoredMatch> matches = new ArrayList<>();

  RandomChange(Database database, Random random) {
    this.database = database;
    this.random = random;
    this.intake = new JdbcMatchIntake(database);
    new JdbcMatches(database).replay(matches::add);
  }

  /** Makes it, and says what it was. */
  String make() {
    return switch (random.nextInt(9)) {
      case 0 -> corrected(any(matches.size()));
      case 1 -> corrected(any(30));
      case 2 -> removed(any(matches.size()));
      case 3 -> late(any(matches.size()));
      case 4 -> movedUnplayed();
      case 5 -> shots(any(60));
      case 6 -> merged();
      case 7 -> removed(any(40));
      default -> night();
    };
  }

  /** One of the latest matches that are played. */
  private StoredMatch any(int among) {
    List<StoredMatch> played = matches.stream().filter(m -> m.sheet().isPlayed()).toList();
    return played.get(played.size() - 1 - random.nextInt(Math.min(among, played.size())));
  }

  private String corrected(StoredMatch match) {
    Score score = match.sheet().score().orElseThrow();
    Score other = new Score(score.away() + 1, score.home());
    intake.update(List.of(with(match, match.sheet().date(), Optional.of(other))));
    return "the score of " + match.id() + " is corrected";
  }

  private String removed(StoredMatch match) {
    database.client().sql("DELETE FROM match WHERE id = ?").params(match.id().value()).update();
    return match.id() + " is removed";
  }

  private String late(StoredMatch like) {
    MatchSheet sheet = like.sheet();
    LocalDate day = sheet.date().plusDays(1 + random.nextInt(3));
    TeamPair teams =
        new TeamPair(/* home= */ sheet.teams().away(), /* away= */ sheet.teams().home());
    boolean taken =
        matches.stream()
            .anyMatch(m -> m.sheet().teams().equals(teams) && m.sheet().date().equals(day));
    if (taken) {
      return night();
    }
    List<MatchId> added =
        intake.insert(
            List.of(
                new MatchSheet(
                    sheet.competition(),
                    sheet.season(),
                    day,
                    sheet.kickOff(),
                    teams,
                    random.nextBoolean(),
                    sheet.sex(),
                    sheet.country(),
                    sheet.score(),
                    sheet.statistics())));
    return added + " is added late";
  }

  private String movedUnplayed() {
    Optional<StoredMatch> unplayed =
        matches.stream().filter(m -> !m.sheet().isPlayed()).findFirst();
    if (unplayed.isEmpty()) {
      return corrected(any(5));
    }
    LocalDate day = unplayed.get().sheet().date().plusDays(random.nextInt(40) - 25);
    intake.update(List.of(with(unplayed.get(), day, Optional.empty())));
    return unplayed.get().id() + " is moved to " + day;
  }

  private String shots(StoredMatch match) {
    Map<Statistic, Double> counts = new EnumMap<>(Statistic.class);
    counts.put(Statistic.HOME_SHOTS, 20.0);
    counts.put(Statistic.AWAY_SHOTS, (double) random.nextInt(20));
    counts.put(Statistic.HOME_SHOTS_ON_TARGET, 5.0);
    counts.put(Statistic.AWAY_SHOTS_ON_TARGET, 0.0);
    MatchSheet sheet = match.sheet();
    intake.update(
        List.of(
            new StoredMatch(
                match.id(),
                new MatchSheet(
                    sheet.competition(),
                    sheet.season(),
                    sheet.date(),
                    sheet.kickOff(),
                    sheet.teams(),
                    sheet.neutral(),
                    sheet.sex(),
                    Optional.of("Land " + random.nextInt(3)),
                    sheet.score(),
                    MatchStatistics.of(counts)))));
    return "shots of " + match.id() + " are told";
  }

  /** Of two teams that never met. */
  private String merged() {
    StoredMatch one = any(matches.size());
    StoredMatch other =
        matches.stream()
            .filter(m -> m.sheet().sex() != one.sheet().sex())
            .findFirst()
            .orElseThrow();
    TeamId from = one.sheet().teams().home();
    TeamId into = other.sheet().teams().home();
    JdbcTeamMerge.Result result =
        database
            .transaction()
            .execute(status -> new JdbcTeamMerge(database).merge(from, into, Optional.empty()));
    return "team " + from + " is merged into " + into + ": " + result;
  }

  /** The next few fixtures are played. */
  private String night() {
    List<StoredMatch> next =
        matches.stream()
            .filter(m -> !m.sheet().isPlayed())
            .sorted(Comparator.comparing(m -> m.sheet().date()))
            .limit(1 + random.nextInt(8))
            .toList();
    intake.update(
        next.stream()
            .map(
                match ->
                    with(
                        match,
                        match.sheet().date(),
                        Optional.of(new Score(random.nextInt(5), random.nextInt(4)))))
            .toList());
    return next.size() + " matches are played";
  }

  private static StoredMatch with(StoredMatch match, LocalDate date, Optional<Score> score) {
    MatchSheet sheet = match.sheet();
    return new StoredMatch(
        match.id(),
        new MatchSheet(
            sheet.competition(),
            sheet.season(),
            date,
            sheet.kickOff(),
            sheet.teams(),
            sheet.neutral(),
            sheet.sex(),
            sheet.country(),
            score,
            sheet.statistics()));
  }
}
