package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes two teams one when they turn out to be spellings of the same. Works in the caller's
 * transaction. Thread-safe.
 */
public final class JdbcTeamMerge {

  private final JdbcClient client;
  private final JdbcMatchIntake matches;

  /** Merges in this database. */
  public JdbcTeamMerge(Database database) {
    this.client = database.client();
    this.matches = new JdbcMatchIntake(database);
  }

  /**
   * What a merge did.
   *
   * @param moved matches that changed teams
   * @param joined matches that were kept under both spellings and are one now
   * @param conflicts why nothing was done; empty when it was
   */
  public record Result(int moved, int joined, List<String> conflicts) {}

  private record Place(TeamPair teams, LocalDate date) {}

  /**
   * Gives the matches of one team to another; of two matches of one pair and day the smaller number
   * stays, with what it lacks filled in. Does nothing at all when the two met each other, or when
   * their scores of one match differ.
   *
   * @param competition the competition whose matches are meant; all when empty
   */
  public Result merge(TeamId from, TeamId into, Optional<String> competition) {
    Map<Place, StoredMatch> kept = new HashMap<>();
    for (StoredMatch match : of(into)) {
      kept.put(new Place(match.sheet().teams(), match.sheet().date()), match);
    }
    List<String> conflicts = new ArrayList<>();
    List<StoredMatch> changed = new ArrayList<>();
    List<MatchId> dropped = new ArrayList<>();
    for (StoredMatch match : of(from)) {
      if (competition.filter(name -> !name.equals(match.sheet().competition())).isPresent()) {
        continue;
      }
      TeamPair teams = replaced(match.sheet().teams(), from, into);
      if (teams.home().equals(teams.away())) {
        conflicts.add(
            "they met each other on " + match.sheet().date() + " (match " + match.id() + ")");
        continue;
      }
      MatchSheet sheet = with(match.sheet(), teams);
      StoredMatch other = kept.get(new Place(teams, sheet.date()));
      if (other == null) {
        changed.add(new StoredMatch(match.id(), sheet));
      } else if (differ(sheet.score(), other.sheet().score())) {
        conflicts.add(contradiction(match, other));
      } else {
        boolean keepsOther = other.id().compareTo(match.id()) < 0;
        dropped.add(keepsOther ? match.id() : other.id());
        changed.add(
            keepsOther
                ? new StoredMatch(other.id(), other.sheet().orElse(sheet))
                : new StoredMatch(match.id(), sheet.orElse(other.sheet())));
      }
    }
    if (!conflicts.isEmpty()) {
      return new Result(0, 0, conflicts);
    }
    dropped.forEach(this::remove);
    matches.update(changed);
    removeIfUnused(from);
    return new Result(changed.size(), dropped.size(), List.of());
  }

  private static boolean differ(Optional<Score> one, Optional<Score> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private static String contradiction(StoredMatch one, StoredMatch other) {
    return "on %s the scores differ (match %s: %s, match %s: %s)"
        .formatted(one.sheet().date(), one.id(), shown(one), other.id(), shown(other));
  }

  private static String shown(StoredMatch match) {
    return match.sheet().score().map(score -> score.home() + "-" + score.away()).orElse("none");
  }

  private static TeamPair replaced(TeamPair teams, TeamId from, TeamId into) {
    return new TeamPair(
        teams.home().equals(from) ? into : teams.home(),
        teams.away().equals(from) ? into : teams.away());
  }

  private static MatchSheet with(MatchSheet sheet, TeamPair teams) {
    return new MatchSheet(
        sheet.competition(),
        sheet.season(),
        sheet.date(),
        sheet.kickOff(),
        teams,
        sheet.neutral(),
        sheet.sex(),
        sheet.country(),
        sheet.score(),
        sheet.statistics());
  }

  private List<StoredMatch> of(TeamId team) {
    return client
        .sql(
            "SELECT "
                + MatchColumns.SELECTED
                + " FROM "
                + MatchConditions.OF_TEAMS
                + "ORDER BY m.id")
        .param("teams", List.of(team.value()))
        .query(MatchColumns::map)
        .list();
  }

  private void remove(MatchId match) {
    List<Long> features =
        client.sql("SELECT no FROM feature_schema").query(Integer.class).list().stream()
            .map(no -> RowKey.ofFeatureRow(no, match))
            .toList();
    delete("DELETE FROM feature_row WHERE id IN (:keys)", features);
    List<Long> predictions =
        client.sql("SELECT run_id FROM prediction_run").query(Long.class).list().stream()
            .map(run -> RowKey.ofPrediction(new RunId(run), match))
            .toList();
    delete("DELETE FROM prediction WHERE id IN (:keys)", predictions);
    delete("DELETE FROM match WHERE id IN (:keys)", List.of(match.value()));
  }

  private void delete(String sql, List<Long> keys) {
    if (!keys.isEmpty()) {
      client.sql(sql).param("keys", keys).update();
    }
  }

  private void removeIfUnused(TeamId team) {
    client
        .sql(
            """
            DELETE FROM team WHERE id = :team
              AND NOT EXISTS (SELECT 1 FROM match WHERE home_team_id = :team)
              AND NOT EXISTS (SELECT 1 FROM match WHERE away_team_id = :team)
            """)
        .param("team", team.value())
        .update();
  }
}
