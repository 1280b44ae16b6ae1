package io.matchday.feature;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The table of one season: three points for a win in every era, then goal difference, then goals.
 * Teams enter it with their first match.
 */
final class Standings {

  private static final int FIELD_BITS = 20;
  private static final long HALF_FIELD = 1L << (FIELD_BITS - 1);

  private final RowsByTeam rows = new RowsByTeam();

  /** How many teams have played how many matches. */
  private int[] teamsByMatches = new int[48];

  /** The keys of all rows, least first. */
  private long[] keys = new long[24];

  private int size;

  void takeIn(NumberedFixture at, int homeGoals, int awayGoals) {
    count(at.home(), homeGoals, awayGoals);
    count(at.away(), awayGoals, homeGoals);
  }

  private void count(int team, int scored, int conceded) {
    Row row = rows.get(team);
    if (row == Row.NONE) {
      row = new Row();
      rows.add(team, row);
      insert(row.key());
    }
    remove(row.key());
    row.takeIn(scored, conceded);
    insert(row.key());
    if (row.matches == teamsByMatches.length) {
      teamsByMatches = Arrays.copyOf(teamsByMatches, row.matches * 2);
    }
    teamsByMatches[row.matches]++;
    if (row.matches > 1) {
      teamsByMatches[row.matches - 1]--;
    }
  }

  private void insert(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
    }
    int place = Arrays.binarySearch(keys, 0, size, key);
    int at = place < 0 ? -place - 1 : place;
    System.arraycopy(keys, at, keys, at + 1, size - at);
    keys[at] = key;
    size++;
  }

  private void remove(long key) {
    int at = Arrays.binarySearch(keys, 0, size, key);
    System.arraycopy(keys, at + 1, keys, at, size - at - 1);
    size--;
  }

  /** Keeps the table. */
  void keep(Tape tape) {
    rows.keep(tape);
    teamsByMatches = tape.wholes(teamsByMatches);
    keys = tape.larges(keys);
    size = tape.whole(size);
  }

  /** How many teams have played. */
  int teams() {
    return size;
  }

  /** The numbers of the teams that have played. */
  IntStream members() {
    return rows.teams();
  }

  /** The team's row; one without matches when it has not played yet. */
  Row row(int team) {
    return rows.get(team);
  }

  /** How many teams stand higher. */
  int above(Row row) {
    int place = Arrays.binarySearch(keys, 0, size, row.key() + 1);
    return size - (place < 0 ? -place - 1 : firstOf(row.key() + 1, place));
  }

  private int firstOf(long key, int place) {
    int first = place;
    while (first > 0 && keys[first - 1] == key) {
      first--;
    }
    return first;
  }

  /** The points of the team at a place; 0 is the leader's. */
  int pointsAt(int place) {
    return (int) (keys[size - 1 - place] >>> (2 * FIELD_BITS));
  }

  /** The number of matches most teams played; the greater one when several are as common. */
  int usualMatches() {
    int usual = 0;
    for (int matches = 1; matches < teamsByMatches.length; matches++) {
      if (teamsByMatches[matches] > 0 && teamsByMatches[matches] >= teamsByMatches[usual]) {
        usual = matches;
      }
    }
    return usual;
  }

  /** One team's season so far. */
  static final class Row {

    static final Row NONE = new Row();

    private int matches;
    private int points;
    private int scored;
    private int conceded;

    private void takeIn(int goals, int against) {
      matches++;
      points += goals > against ? 3 : goals == against ? 1 : 0;
      scored += goals;
      conceded += against;
    }

    void keep(Tape tape) {
      matches = tape.whole(matches);
      points = tape.whole(points);
      scored = tape.whole(scored);
      conceded = tape.whole(conceded);
    }

    int matches() {
      return matches;
    }

    int points() {
      return points;
    }

    int goalDifference() {
      return scored - conceded;
    }

    private long key() {
      return ((long) points << (2 * FIELD_BITS))
          | ((goalDifference() + HALF_FIELD) << FIELD_BITS)
          | scored;
    }
  }
}
