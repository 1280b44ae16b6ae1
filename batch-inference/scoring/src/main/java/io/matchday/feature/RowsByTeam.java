package io.matchday.feature;

import io.matchday.feature.Standings.Row;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows of one table by the number of the team, with open addressing: four look-ups a match are
 * too many for boxed numbers.
 */
final class RowsByTeam {

  private static final int NOBODY = -1;

  /** A power of two, at least half of it {@link #NOBODY}. */
  private int[] teams = new int[64];

  private Row[] rows = new Row[teams.length];
  private int size;

  RowsByTeam() {
    Arrays.fill(teams, NOBODY);
    Arrays.fill(rows, Row.NONE);
  }

  /** The team's row; {@link Row#NONE} when it has none. */
  Row get(int team) {
    return rows[place(team)];
  }

  /** Gives a row to a team that has none. */
  void add(int team, Row row) {
    if (2 * size == teams.length) {
      grow();
    }
    put(team, row);
    size++;
  }

  /** The numbers of the teams with a row. */
  IntStream teams() {
    return Arrays.stream(teams).filter(team -> team != NOBODY);
  }

  private void grow() {
    int[] oldTeams = teams;
    Row[] oldRows = rows;
    teams = new int[2 * oldTeams.length];
    rows = new Row[teams.length];
    Arrays.fill(teams, NOBODY);
    Arrays.fill(rows, Row.NONE);
    for (int at = 0; at < oldTeams.length; at++) {
      if (oldTeams[at] != NOBODY) {
        put(oldTeams[at], oldRows[at]);
      }
    }
  }

  private void put(int team, Row row) {
    int at = place(team);
    teams[at] = team;
    rows[at] = row;
  }

  /** Where the team is, or would be. */
  private int place(int team) {
    int at = team & (teams.length - 1);
    while (teams[at] != team && teams[at] != NOBODY) {
      at = (at + 1) & (teams.length - 1);
    }
    return at;
  }

  /** Keeps every team's row. */
  void keep(Tape tape) {
    int[] members = teams().toArray();
    int count = tape.whole(members.length);
    for (int i = 0; i < count; i++) {
      int team = tape.whole(i < members.length ? members[i] : NOBODY);
      if (get(team) == Row.NONE) {
        add(team, new Row());
      }
      get(team).keep(tape);
    }
  }
}
