package io.matchday.cli;

import io.matchday.match.Score;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.MatchFilter;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.NamedMatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists matches, by date. */
@Command(name = "matches", description = "Matches, played and to come, by date.")
final class ShowMatches implements Runnable {

  private final Session session;

  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--from", paramLabel = "DATE", description = "first day, included")
  private Optional<LocalDate> from = Optional.empty();

  @Option(names = "--to", paramLabel = "DATE", description = "last day, included")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--competition",
      paramLabel = "NAME",
      description = "of this league or tournament")
  private Optional<String> competition = Optional.empty();

  @Option(names = "--team", paramLabel = "NAME", description = "of this team, home or away")
  private Optional<String> team = Optional.empty();

  @Option(
      names = "--played",
      negatable = true,
      paramLabel = "BOOL",
      description = "only matches with a score; --no-played: only those without")
  private Optional<Boolean> played = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = RowLimit.class,
      description = "the most rows (${DEFAULT-VALUE})")
  private int limit = 100;

  ShowMatches(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<String> columns =
        List.of(
            "match_id",
            "date",
            "kick_off",
            "competition",
            "season",
            "home_team",
            "away_team",
            "home_goals",
            "away_goals",
            "neutral",
            "sex");
    MatchFilter filter =
        new MatchFilter(from, to, competition, team, Optional.empty(), played, limit);
    List<NamedMatch> matches;
    try (Workspace workspace = session.open()) {
      matches = new JdbcMatches(workspace.database()).list(filter);
    }
    try (Listing listing = output.listing(columns, session.out())) {
      for (NamedMatch named : matches) {
        MatchSheet sheet = named.match().sheet();
        listing.row(
            named.match().id().value(),
            sheet.date(),
            sheet.kickOff(),
            sheet.competition(),
            sheet.season(),
            named.homeTeam(),
            named.awayTeam(),
            sheet.score().map(Score::home),
            sheet.score().map(Score::away),
            sheet.neutral(),
            sheet.sex().code());
      }
    }
  }
}
