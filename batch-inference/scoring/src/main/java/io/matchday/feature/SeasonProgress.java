package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.TeamId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the season of the competition has come: matches already played by each side, and their
 * share of the season's length. How long a season will be is not known before its end, so it is
 * taken from the one that began before it: the number of matches that most of its teams played.
 * Missing in the first season seen.
 */
final class SeasonProgress implements FeatureFamily {

  /** A match that turns up for a season older than the latest few starts that season anew. */
  private static final int SEASONS_KEPT = 3;

  private static final List<String> NAMES = List.of("home_round", "away_round", "season_progress");

  /** Latest begun first. */
  private final Map<Competition, Deque<Season>> seasons = new HashMap<>();

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public List<String> calendarNames() {
    return NAMES;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Fixture fixture = at.fixture();
    int home = 0;
    int away = 0;
    int length = 0;
    boolean begun = false;
    for (Season season : seasons.getOrDefault(Competition.of(fixture), new ArrayDeque<>())) {
      if (season.label.equals(fixture.season())) {
        home = season.played(fixture.home());
        away = season.played(fixture.away());
        begun = true;
        length = 0;
      } else if (length == 0) {
        length = season.usualMatches();
      }
      if (begun && length > 0) {
        break;
      }
    }
    sink.put(home, home);
    sink.put(away, away);
    double share = length == 0 ? Double.NaN : Math.min(1.0, (home + away) / (2.0 * length));
    sink.put(share, Math.min(home, away));
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    Fixture fixture = match.fixture();
    Deque<Season> ofCompetition =
        seasons.computeIfAbsent(Competition.of(fixture), absent -> new ArrayDeque<>());
    Season season =
        ofCompetition.stream()
            .filter(each -> each.label.equals(fixture.season()))
            .findFirst()
            .orElseGet(() -> begin(fixture.season(), ofCompetition));
    season.count(fixture.home());
    season.count(fixture.away());
  }

  @Override
  public void keep(Tape tape) {
    tape.entries(
        seasons,
        Map.entry(Competition.NONE, new ArrayDeque<>()),
        competition -> competition.kept(tape),
        ofCompetition -> kept(ofCompetition, tape));
  }

  private static Deque<Season> kept(Deque<Season> seasons, Tape tape) {
    List<Season> known = List.copyOf(seasons);
    int size = tape.whole(known.size());
    Deque<Season> kept = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      Season season = i < known.size() ? known.get(i) : new Season("");
      kept.addLast(season.kept(tape));
    }
    return kept;
  }

  private static Season begin(String label, Deque<Season> ofCompetition) {
    Season season = new Season(label);
    ofCompetition.addFirst(season);
    if (ofCompetition.size() > SEASONS_KEPT) {
      ofCompetition.removeLast();
    }
    return season;
  }

  /** The matches of each team in one season of one competition. */
  private static final class Season {

    private final String label;
    private final Map<TeamId, Integer> played = new HashMap<>();

    /** How many teams have played how many matches. */
    private final Map<Integer, Integer> teams = new HashMap<>();

    Season(String label) {
      this.label = label;
    }

    Season kept(Tape tape) {
      Season kept = new Season(tape.text(label));
      kept.played.putAll(played);
      kept.teams.putAll(teams);
      tape.entries(
          kept.played,
          Map.entry(new TeamId(1), 0),
          team -> new TeamId(tape.large(team.value())),
          tape::whole);
      tape.entries(kept.teams, Map.entry(0, 0), tape::whole, tape::whole);
      return kept;
    }

    int played(TeamId team) {
      return played.getOrDefault(team, 0);
    }

    void count(TeamId team) {
      int now = played.merge(team, 1, Integer::sum);
      teams.merge(now, 1, Integer::sum);
      if (now > 1) {
        teams.merge(now - 1, -1, Integer::sum);
      }
    }

    /** The number of matches most teams played; the greater one when several are as common. */
    int usualMatches() {
      int usual = 0;
      int most = 0;
      for (Map.Entry<Integer, Integer> entry : teams.entrySet()) {
        int matches = entry.getKey();
        int having = entry.getValue();
        if (having > most || (having == most && matches > usual)) {
          usual = matches;
          most = having;
        }
      }
      return usual;
    }
  }
}
