package io.matchday.job.intake;

import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.TeamAlias;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves the team names of one import: spellings first, then a cache, then the database. */
final class TeamNames {

  private record Spelling(String alias, String competition) {}

  private final JdbcTeams teams;
  private final Map<Spelling, String> aliases = new HashMap<>();
  private final Map<Sex, Map<String, TeamId>> cache = new EnumMap<>(Sex.class);

  TeamNames(JdbcTeams teams, List<TeamAlias> aliases) {
    this.teams = teams;
    for (TeamAlias alias : aliases) {
      this.aliases.put(new Spelling(alias.alias(), alias.competition()), alias.team());
    }
    forget();
  }

  /** The name a team is kept under: by its spelling in the competition, else anywhere. */
  String canonical(String name, String competition) {
    if (aliases.isEmpty()) {
      return name;
    }
    String inCompetition = aliases.get(new Spelling(name, competition));
    return inCompetition != null
        ? inCompetition
        : aliases.getOrDefault(new Spelling(name, ""), name);
  }

  /** The teams of names as kept; new ones are added in the caller's transaction. */
  Map<String, TeamId> resolve(Collection<String> names, Sex sex) {
    Map<String, TeamId> known = cache.getOrDefault(sex, Map.of());
    Map<String, TeamId> resolved = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    for (String name : names) {
      TeamId id = known.get(name);
      if (id == null) {
        unknown.add(name);
      } else {
        resolved.put(name, id);
      }
    }
    resolved.putAll(teams.ensure(unknown, sex));
    return resolved;
  }

  /** Keeps what a committed transaction has resolved. */
  void remember(Map<String, TeamId> resolved, Sex sex) {
    cache.computeIfAbsent(sex, any -> new HashMap<>()).putAll(resolved);
  }

  /** Empties the cache: the database may say otherwise by now. */
  void forget() {
    cache.clear();
  }
}
