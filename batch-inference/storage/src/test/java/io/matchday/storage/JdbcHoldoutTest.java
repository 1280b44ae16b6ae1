package io.matchday.storage;

import static io.matchday.storage.MatchSheetBuilder.aMatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcHoldoutTest {

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void matches_played_after_the_day_come_once_each_oldest_first_however_many_a_day(
      Database database) {
    try (database) {
      List<TeamId> teams = teams(database, 40);
      List<MatchSheet> sheets = new ArrayList<>();
      for (String day : List.of("2025-03-02", "2025-03-01", "2025-02-28")) {
        for (TeamId home : teams) {
          for (TeamId away : teams) {
            if (!home.equals(away)) {
              sheets.add(aMatch().between(home, away).on(day).ended(2, 1).build());
            }
          }
        }
      }
      sheets.add(aMatch().between(teams.get(0), teams.get(1)).on("2025-04-01").build());
      new JdbcMatchIntake(database).insert(sheets);
      JdbcHoldout holdout = new JdbcHoldout(database);

      List<List<HoldoutMatch>> pages = new ArrayList<>();
      holdout.playedAfter(LocalDate.of(2025, 2, 28), pages::add);

      List<HoldoutMatch> matches = pages.stream().flatMap(List::stream).toList();
      assertThat(pages).extracting(List::size).containsExactly(1_000, 1_000, 1_000, 120);
      assertThat(matches).extracting(HoldoutMatch::id).doesNotHaveDuplicates();
      assertThat(matches)
          .isSortedAccordingTo(
              Comparator.comparing(HoldoutMatch::date).thenComparing(HoldoutMatch::id));
      assertThat(matches.get(0).date()).isEqualTo("2025-03-01");
      assertThat(holdout.count(LocalDate.of(2025, 2, 28))).isEqualTo(2 * 40 * 39);
      holdout.playedAfter(LocalDate.of(2025, 3, 2), page -> assertThat(page).isNull());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rows_are_those_of_the_schema_and_come_in_the_order_of_their_matches(Database database) {
    try (database) {
      List<TeamId> teams = teams(database, 2);
      new JdbcMatchIntake(database)
          .insert(
              List.of(
                  match(teams, "2025-03-03").ended(0, 1).build(),
                  match(teams, "2025-03-02").ended(1, 1).at("15:30").build(),
                  match(teams, "2025-03-01").ended(1, 0).build()));
      List<HoldoutMatch> matches = new ArrayList<>();
      JdbcHoldout holdout = new JdbcHoldout(database);
      holdout.playedAfter(LocalDate.of(2025, 1, 1), matches::addAll);
      store(database, new FeatureSchema(List.of("a")), matches, 1);
      store(database, new FeatureSchema(List.of("b", "c")), matches.subList(1, 3), 2);

      List<StoredFeatureRow> first = holdout.rows(1, matches);
      List<StoredFeatureRow> second = holdout.rows(2, matches);

      assertThat(matches)
          .extracting(HoldoutMatch::outcome)
          .containsExactly(Outcome.HOME, Outcome.DRAW, Outcome.AWAY);
      assertThat(matches.get(1).kickOff()).contains(LocalTime.of(15, 30));
      assertThat(first).hasSize(3).allMatch(row -> row.vector().length == 4);
      assertThat(second)
          .extracting(StoredFeatureRow::matchId)
          .containsExactly(matches.get(1).id().value(), matches.get(2).id().value());
      assertThat(second.get(0).kickOff())
          .contains(new KickOff(LocalDate.of(2025, 3, 2), Optional.of(LocalTime.of(15, 30))));
      assertThat(second.get(0).asOf()).isEqualTo(Instant.EPOCH);
      assertThat(FeatureVector.unpack(second.get(0).vector())).isEqualTo(FeatureVector.of(2, 2));
      assertThat(holdout.rows(3, matches)).isEmpty();
    }
  }

  private static MatchSheetBuilder match(List<TeamId> teams, String day) {
    return aMatch().between(teams.get(0), teams.get(1)).on(day);
  }

  private static void store(
      Database database, FeatureSchema schema, List<HoldoutMatch> matches, float value) {
    float[] values = new float[schema.size()];
    Arrays.fill(values, value);
    Coverage coverage = Coverage.of(new int[schema.size()]);
    new JdbcFeatureRows(database)
        .insert(
            new JdbcFeatureSchemas(database).register(schema),
            matches.stream()
                .map(
                    match ->
                        new FeatureRow(
                            match.id(),
                            schema.id(),
                            Instant.EPOCH,
                            FeatureVector.of(values),
                            coverage))
                .toList());
  }

  private static List<TeamId> teams(Database database, int count) {
    List<String> names = IntStream.range(0, count).mapToObj(i -> "Team " + i).toList();
    return List.copyOf(new JdbcTeams(database).ensure(names, Sex.MEN).values());
  }
}
