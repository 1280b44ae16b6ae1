package io.matchday.feature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest seasons of one competition, and what they tell of the one that is played. */
final class LeagueSeasons {

  /** A match that turns up for a season older than the latest few starts that season anew. */
  private static final int KEPT = 4;

  /** Latest begun first. */
  private final Deque<Season> seasons = new ArrayDeque<>();

  /** The season with this number, when it has begun. */
  Optional<Season> find(int number) {
    for (Season season : seasons) {
      if (season.number == number) {
        return Optional.of(season);
      }
    }
    return Optional.empty();
  }

  /** What a season that begins now would know. */
  Season next(int number, int day) {
    return new Season(number, day, Outlook.after(seasons));
  }

  /** Begins a season. */
  Season begin(int number, int day) {
    Season season = next(number, day);
    seasons.addFirst(season);
    if (seasons.size() > KEPT) {
      seasons.removeLast();
    }
    return season;
  }

  /** Keeps the seasons. */
  void keep(Tape tape) {
    List<Season> known = List.copyOf(seasons);
    int size = tape.whole(known.size());
    seasons.clear();
    for (int i = 0; i < size; i++) {
      Season season = i < known.size() ? known.get(i) : new Season(0, 0, Outlook.NONE);
      seasons.addLast(season.kept(tape));
    }
  }

  /**
   * What is expected of a season from those begun before it.
   *
   * @param teams how many teams took part in the season before; 0 when none is known
   * @param matches how many matches most of them played; 0 when none is known
   * @param leftBelow how many of the lower half of the season before that were gone in it: they
   *     went down; -1 when not known
   * @param leftAbove how many of the upper half were gone: they went up; -1 when not known
   */
  record Outlook(int teams, int matches, int leftBelow, int leftAbove) {

    private static final Outlook NONE = new Outlook(0, 0, -1, -1);

    private Outlook kept(Tape tape) {
      return new Outlook(
          tape.whole(teams), tape.whole(matches), tape.whole(leftBelow), tape.whole(leftAbove));
    }

    private static Outlook after(Deque<Season> seasons) {
      if (seasons.isEmpty()) {
        return NONE;
      }
      Standings last = seasons.getFirst().table;
      int below = -1;
      int above = -1;
      if (seasons.size() > 1 && last.teams() <= SeasonTable.MOST_TEAMS) {
        Standings older = seasons.stream().skip(1).findFirst().orElseThrow().table;
        below = 0;
        above = 0;
        for (int team : older.members().toArray()) {
          if (last.row(team).matches() == 0) {
            boolean lowerHalf = 2 * older.above(older.row(team)) >= older.teams();
            below += lowerHalf ? 1 : 0;
            above += lowerHalf ? 0 : 1;
          }
        }
      }
      return new Outlook(last.teams(), last.usualMatches(), below, above);
    }
  }

  /** One season: its table, when it began, and what was expected of it then. */
  static final class Season {

    private final int number;
    private final int firstDay;
    private final Outlook outlook;
    private final Standings table;

    private Season(int number, int firstDay, Outlook outlook) {
      this(number, firstDay, outlook, new Standings());
    }

    private Season(int number, int firstDay, Outlook outlook, Standings table) {
      this.number = number;
      this.firstDay = firstDay;
      this.outlook = outlook;
      this.table = table;
    }

    private Season kept(Tape tape) {
      Season kept = new Season(tape.whole(number), tape.whole(firstDay), outlook.kept(tape), table);
      table.keep(tape);
      return kept;
    }

    int firstDay() {
      return firstDay;
    }

    Outlook outlook() {
      return outlook;
    }

    Standings table() {
      return table;
    }
  }
}
