package io.matchday.job.intake;

import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.RunId;
import io.matchday.storage.StoredMatch;
import io.matchday.storage.TeamPair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one transaction: resolves their teams, places them and writes what changed. */
final class ImportChunk {

  /** A row and what its reading noted. */
  record Row(long line, RowReader.Reading reading) {}

  /** Where it writes to. */
  record Target(
      JdbcMatchIntake matches,
      JdbcRejectedRows rejectedRows,
      TeamNames names,
      ClaimedMatches claimed,
      KnownMatches known,
      LocalDate today) {}

  private final List<Row> rows;
  private final Target target;
  private final String source;
  private final RunId run;
  private final Map<Sex, Map<String, TeamId>> resolved = new EnumMap<>(Sex.class);
  private final Map<MatchId, Long> claims = new HashMap<>();
  private final List<RejectedRow> rejects = new ArrayList<>();
  private long rejectedRows;
  private long warnings;

  ImportChunk(List<Row> rows, Target target, String source, RunId run) {
    this.rows = rows;
    this.target = target;
    this.source = source;
    this.run = run;
  }

  /** Does the work in the caller's transaction; changes nothing outside it. */
  ImportReport write() {
    rows.forEach(this::noteFaults);
    UnchangedRows unchanged = new UnchangedRows(target.known(), target.claimed());
    List<ChunkPlan.Placed> rest = unchanged.without(placed());
    ChunkPlan plan = new ChunkPlan(stored(rest), unchanged::lineOf, target.today());
    plan.place(rest);
    claims.putAll(unchanged.claims());
    plan.rejects().forEach((line, fault) -> rejects.add(rejected(line, fault)));
    List<PlannedMatch> inserts = plan.inserts();
    List<MatchId> ids = target.matches().insert(inserts.stream().map(PlannedMatch::sheet).toList());
    target.matches().update(plan.updates());
    for (int i = 0; i < ids.size(); i++) {
      claims.put(ids.get(i), inserts.get(i).line());
    }
    for (PlannedMatch match : plan.touched()) {
      match.id().ifPresent(id -> claims.put(id, match.line()));
    }
    rejects.sort(Comparator.comparingLong(row -> row.line().orElse(0)));
    target.rejectedRows().add(run, rejects);
    return plan.report()
        .plus(unchanged.report())
        .plus(new ImportReport(rows.size(), 0, 0, 0, 0, 0, rejectedRows, 0, 0, warnings));
  }

  /** Keeps for later chunks what the transaction did; to be called once it is committed. */
  void committed() {
    resolved.forEach((sex, names) -> target.names().remember(names, sex));
    claims.forEach((match, line) -> target.claimed().claim(match, line));
  }

  private void noteFaults(Row row) {
    List<Fault> problems = row.reading().problems();
    if (!problems.isEmpty()) {
      rejects.add(rejected(row.line(), joined(problems)));
      rejectedRows++;
    }
    for (Fault warning : row.reading().warnings()) {
      String reason = warning.reason() + "; the value is left out, the match is kept";
      rejects.add(rejected(row.line(), new Fault(warning.column(), reason)));
      warnings++;
    }
  }

  private static Fault joined(List<Fault> faults) {
    List<String> columns =
        faults.stream().map(Fault::column).filter(name -> !name.isEmpty()).distinct().toList();
    List<String> reasons = faults.stream().map(Fault::reason).toList();
    return new Fault(String.join(", ", columns), String.join("; ", reasons));
  }

  private RejectedRow rejected(long line, Fault fault) {
    return RejectedRow.ofFile(source, line, fault.column(), fault.reason());
  }

  private List<ChunkPlan.Placed> placed() {
    List<MatchRow> good = new ArrayList<>();
    for (Row row : rows) {
      row.reading().row().filter(this::isOfTwoTeams).ifPresent(good::add);
    }
    for (Sex sex : Sex.values()) {
      Set<String> names = new HashSet<>();
      for (MatchRow row : good) {
        if (row.sex() == sex) {
          names.add(home(row));
          names.add(away(row));
        }
      }
      resolved.put(sex, target.names().resolve(names, sex));
    }
    return good.stream().map(row -> new ChunkPlan.Placed(row, teams(row))).toList();
  }

  /** Two spellings may turn out to be one team only now. */
  private boolean isOfTwoTeams(MatchRow row) {
    if (!home(row).equals(away(row))) {
      return true;
    }
    String reason =
        "%s and %s are spellings of one team, which plays against itself"
            .formatted(Text.shown(row.home()), Text.shown(row.away()));
    rejects.add(rejected(row.line(), new Fault("", reason)));
    rejectedRows++;
    return false;
  }

  private TeamPair teams(MatchRow row) {
    Map<String, TeamId> teams = resolved.getOrDefault(row.sex(), Map.of());
    return new TeamPair(team(teams, home(row)), team(teams, away(row)));
  }

  private static TeamId team(Map<String, TeamId> teams, String name) {
    TeamId id = teams.get(name);
    if (id == null) {
      throw new IllegalStateException("team " + name + " was not stored");
    }
    return id;
  }

  private String home(MatchRow row) {
    return target.names().canonical(row.home(), row.competition());
  }

  private String away(MatchRow row) {
    return target.names().canonical(row.away(), row.competition());
  }

  private List<StoredMatch> stored(List<ChunkPlan.Placed> placed) {
    if (placed.isEmpty()) {
      return List.of();
    }
    Set<TeamPair> pairs = new HashSet<>();
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (ChunkPlan.Placed row : placed) {
      pairs.add(row.teams());
      LocalDate date = row.row().date();
      first = date.isBefore(first) ? date : first;
      last = date.isAfter(last) ? date : last;
    }
    return target
        .matches()
        .between(
            pairs,
            first.minusDays(ChunkPlan.REACH_IN_DAYS),
            last.plusDays(ChunkPlan.REACH_IN_DAYS));
  }
}
