package io.matchday.job.intake;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.TeamAlias;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of team spellings: {@code alias,team[,competition]}. */
final class AliasFile {

  private static final List<String> HEADER = List.of("alias", "team");
  private static final List<String> LONG_HEADER = List.of("alias", "team", "competition");

  /** A spelling in its competition; everywhere when that is empty. */
  record Spelling(String alias, String competition) {}

  private final String name;
  private final Map<Spelling, TeamAlias> aliases = new LinkedHashMap<>();
  private final Map<Spelling, Long> lines = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private AliasFile(String name) {
    this.name = name;
  }

  /**
   * Reads and checks a file; a chain of spellings is followed to its end.
   *
   * @param stored the spellings kept so far
   * @return the spellings of the file, and those stored ones that lead elsewhere now
   * @throws RefusedException with every problem of the file
   */
  static List<TeamAlias> read(Path file, List<TeamAlias> stored) {
    AliasFile aliases = new AliasFile(String.valueOf(file.getFileName()));
    try (CsvLines csv = CsvLines.open(file, aliases.name)) {
      aliases.readAll(csv);
    }
    List<TeamAlias> resolved = aliases.resolved(stored);
    if (!aliases.problems.isEmpty()) {
      throw new RefusedException(Refusal.BAD_DATA, aliases.problems);
    }
    return resolved;
  }

  private void readAll(CsvLines csv) {
    List<String> header = csv.next().map(CsvLine::cells).orElse(List.of());
    if (!header.equals(HEADER) && !header.equals(LONG_HEADER)) {
      throw new RefusedException(
          Refusal.BAD_DATA,
          name + " has no known header, expected alias,team or alias,team,competition");
    }
    for (Optional<CsvLine> line = csv.next(); line.isPresent(); line = csv.next()) {
      if (!line.get().isBlank()) {
        read(line.get());
      }
    }
  }

  private void read(CsvLine line) {
    String alias = line.cell(0);
    String team = line.cell(1);
    Spelling spelling = new Spelling(alias, line.cell(2));
    int before = problems.size();
    if (!line.problem().isEmpty()) {
      problem(line.number(), line.problem());
      return;
    }
    check(line.number(), "alias", alias, RowReader.LONGEST_TEAM);
    check(line.number(), "team", team, RowReader.LONGEST_TEAM);
    if (!spelling.competition().isEmpty()) {
      check(line.number(), "competition", spelling.competition(), RowReader.LONGEST_COMPETITION);
    }
    if (problems.size() > before) {
      return;
    }
    if (alias.equals(team)) {
      problem(line.number(), Text.shown(alias) + " is an alias of itself");
      return;
    }
    TeamAlias earlier =
        aliases.putIfAbsent(spelling, new TeamAlias(alias, spelling.competition(), team));
    if (earlier == null) {
      lines.put(spelling, line.number());
    } else if (!earlier.team().equals(team)) {
      problem(
          line.number(),
          "%s stands for %s on line %d and for %s here"
              .formatted(
                  Text.shown(alias),
                  Text.shown(earlier.team()),
                  lines.get(spelling),
                  Text.shown(team)));
    }
  }

  private void check(long line, String column, String text, int longest) {
    if (text.isEmpty()) {
      problem(line, column + " is empty, expected a name");
    } else if (Text.hasControlCharacter(text)) {
      problem(line, column + " is " + Text.shown(text) + ", which holds a control character");
    } else if (text.length() > longest) {
      problem(line, column + " has " + text.length() + " characters, expected at most " + longest);
    }
  }

  private void problem(long line, String detail) {
    problems.add(new Problem(name + " line " + line, detail));
  }

  private List<TeamAlias> resolved(List<TeamAlias> stored) {
    Map<Spelling, TeamAlias> all = new LinkedHashMap<>();
    stored.forEach(alias -> all.put(new Spelling(alias.alias(), alias.competition()), alias));
    all.putAll(aliases);
    List<TeamAlias> resolved = new ArrayList<>();
    all.forEach(
        (spelling, alias) -> {
          Optional<String> team = end(alias, all);
          if (team.isEmpty()) {
            problem(
                lines.getOrDefault(spelling, 0L),
                Text.shown(spelling.alias()) + " leads back to itself through other aliases");
          } else if (aliases.containsKey(spelling) || !team.get().equals(alias.team())) {
            resolved.add(new TeamAlias(alias.alias(), alias.competition(), team.get()));
          }
        });
    return resolved;
  }

  /** Where a chain of spellings ends; empty when it does not. */
  private static Optional<String> end(TeamAlias alias, Map<Spelling, TeamAlias> all) {
    Set<String> seen = new HashSet<>(Set.of(alias.alias()));
    String name = alias.team();
    while (seen.add(name)) {
      TeamAlias next = all.get(new Spelling(name, alias.competition()));
      if (next == null) {
        next = all.get(new Spelling(name, ""));
      }
      if (next == null) {
        return Optional.of(name);
      }
      name = next.team();
    }
    return Optional.empty();
  }
}
