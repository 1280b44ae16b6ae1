package io.matchday.cli;

import io.matchday.job.intake.NearDoubles;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.TeamUse;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists teams, or pairs of names that may mean one team. */
@Command(
    name = "teams",
    description = {
      "Teams with the number of their matches.",
      "--near-doubles: pairs of names that may mean one team; make them one: teams alias FILE"
    })
final class ShowTeams implements Runnable {

  private final Session session;

  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--near-doubles", description = "suspicious pairs instead of teams")
  private boolean nearDoubles;

  ShowTeams(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      JdbcTeams teams = new JdbcTeams(workspace.database());
      List<TeamUse> uses = teams.uses();
      List<NearDoubles.NearDouble> pairs = NearDoubles.among(uses, teams::haveMet);
      if (nearDoubles) {
        printPairs(pairs);
      } else {
        printTeams(uses);
        if (!pairs.isEmpty()) {
          session
              .err()
              .printf(
                  "matchday: %,d pairs of names may mean one team: show teams --near-doubles%n",
                  pairs.size());
        }
      }
    }
  }

  private void printTeams(List<TeamUse> uses) {
    try (Listing listing =
        output.listing(List.of("team", "sex", "matches", "competitions"), session.out())) {
      for (TeamUse use : uses) {
        listing.row(
            use.name(), use.sex().code(), use.matches(), String.join("; ", use.competitions()));
      }
    }
  }

  private void printPairs(List<NearDoubles.NearDouble> pairs) {
    List<String> columns = List.of("team", "matches", "other_team", "other_matches", "reason");
    try (Listing listing = output.listing(columns, session.out())) {
      for (NearDoubles.NearDouble pair : pairs) {
        listing.row(
            pair.one().name(),
            pair.one().matches(),
            pair.other().name(),
            pair.other().matches(),
            pair.reason());
      }
    }
  }
}
