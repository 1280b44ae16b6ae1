package io.matchday.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.Standings.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsByTeamTest {

  @Test
  void a_team_without_a_row_has_none() {
    RowsByTeam rows = new RowsByTeam();

    assertThat(rows.get(0)).isSameAs(Row.NONE);
    assertThat(rows.teams()).isEmpty();
  }

  @Test
  void any_teams_keep_their_rows_as_the_table_grows() {
    Random random = new Random(4);
    Map<Integer, Row> expected = new HashMap<>();
    RowsByTeam rows = new RowsByTeam();

    for (int i = 0; i < 1_000; i++) {
      // Every second number is a multiple of 64, so that many want the same place.
      int team = i % 2 == 0 ? random.nextInt(100_000) : 64 * random.nextInt(1_000);
      if (rows.get(team) == Row.NONE) {
        Row row = new Row();
        rows.add(team, row);
        expected.put(team, row);
      }
    }

    expected.forEach((team, row) -> assertThat(rows.get(team)).isSameAs(row));
    assertThat(rows.teams().boxed()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(rows.get(100_001)).isSameAs(Row.NONE);
  }
}
