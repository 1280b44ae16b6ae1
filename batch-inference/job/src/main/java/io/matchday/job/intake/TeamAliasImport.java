package io.matchday.job.intake;

import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.refusal.Problem;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcTeamAliases;
import io.matchday.storage.JdbcTeamMerge;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.TeamAlias;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in spellings of teams. Where matches are stored under a spelling already, they go over to
 * the team, each spelling in a transaction of its own. Thread-safe.
 */
public final class TeamAliasImport {

  private final Database database;
  private final JdbcTeams teams;
  private final JdbcTeamAliases aliases;
  private final JdbcTeamMerge merges;

  /** Takes spellings into this database. */
  public TeamAliasImport(Database database) {
    this.database = database;
    this.teams = new JdbcTeams(database);
    this.aliases = new JdbcTeamAliases(database);
    this.merges = new JdbcTeamMerge(database);
  }

  /**
   * Takes in a file of {@code alias,team[,competition]}.
   *
   * @throws io.matchday.refusal.RefusedException with every problem of the file; nothing has
   *     changed then
   */
  public AliasReport run(Path file) {
    List<TeamAlias> read = new ArrayList<>(AliasFile.read(file, aliases.all()));
    // Those of one competition first: what is left then belongs to the spelling that holds
    // anywhere.
    read.sort(Comparator.comparing(alias -> alias.competition().isEmpty()));
    int stored = 0;
    int moved = 0;
    int joined = 0;
    List<Problem> problems = new ArrayList<>();
    for (TeamAlias alias : read) {
      JdbcTeamMerge.Result result = put(alias);
      if (result.conflicts().isEmpty()) {
        stored++;
        moved += result.moved();
        joined += result.joined();
      }
      String place = Text.shown(alias.alias()) + " as " + Text.shown(alias.team());
      result.conflicts().forEach(conflict -> problems.add(new Problem(place, conflict)));
    }
    return new AliasReport(stored, moved, joined, problems);
  }

  private JdbcTeamMerge.Result put(TeamAlias alias) {
    return database
        .transaction()
        .execute(
            status -> {
              int moved = 0;
              int joined = 0;
              for (Sex sex : Sex.values()) {
                JdbcTeamMerge.Result result = merge(alias, sex);
                if (!result.conflicts().isEmpty()) {
                  status.setRollbackOnly();
                  return result;
                }
                moved += result.moved();
                joined += result.joined();
              }
              aliases.put(alias);
              return new JdbcTeamMerge.Result(moved, joined, List.of());
            });
  }

  private JdbcTeamMerge.Result merge(TeamAlias alias, Sex sex) {
    Optional<TeamId> from = teams.find(alias.alias(), sex);
    if (from.isEmpty()) {
      return new JdbcTeamMerge.Result(0, 0, List.of());
    }
    Map<String, TeamId> into = teams.ensure(List.of(alias.team()), sex);
    Optional<String> competition = Optional.of(alias.competition()).filter(name -> !name.isEmpty());
    return merges.merge(from.get(), into.values().iterator().next(), competition);
  }
}
