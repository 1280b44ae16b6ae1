package io.matchday.storage;

import static io.matchday.storage.MatchSheetBuilder.aMatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

class JdbcMatchesTest {

  private static final LocalDate EVER = LocalDate.of(1800, 1, 1);
  private static final LocalDate NEVER = LocalDate.of(2200, 1, 1);

  private record Teams(TeamId arsenal, TeamId chelsea, TeamId genk) {
    static Teams in(Database database) {
      Map<String, TeamId> ids =
          new JdbcTeams(database).ensure(List.of("Arsenal", "Chelsea", "Genk"), Sex.MEN);
      return new Teams(ids.get("Arsenal"), ids.get("Chelsea"), ids.get("Genk"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_match_is_read_as_it_was_written(Database database) {
    try (database) {
      Teams teams = Teams.in(database);
      Map<Statistic, Double> statistics = new EnumMap<>(Statistic.class);
      for (Statistic statistic : Statistic.values()) {
        statistics.put(statistic, statistic.isOdds() ? 1.25 + statistic.column().length() : 3.0);
      }
      MatchSheet full =
          aMatch()
              .between(teams.arsenal(), teams.chelsea())
              .at("20:45")
              .onNeutralGroundIn("Wales")
              .ended(2, 1)
              .with(statistics)
              .build();
      MatchSheet bare = aMatch().between(teams.chelsea(), teams.arsenal()).build();

      List<MatchId> ids = new JdbcMatchIntake(database).insert(List.of(full, bare));

      JdbcMatches matches = new JdbcMatches(database);
      assertThat(matches.find(ids.get(0)))
          .contains(new NamedMatch(new StoredMatch(ids.get(0), full), "Arsenal", "Chelsea"));
      assertThat(matches.find(ids.get(1)))
          .contains(new NamedMatch(new StoredMatch(ids.get(1), bare), "Chelsea", "Arsenal"));
      assertThat(matches.find(new MatchId(999))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void replay_hands_over_every_match_once_by_date_then_number(Database database) {
    try (database) {
      Teams teams = Teams.in(database);
      List<MatchSheet> sheets = new ArrayList<>();
      for (int i = 0; i < 4_500; i++) {
        LocalDate date = LocalDate.of(2020, 1, 1).minusDays(i / 2);
        TeamId away = i % 2 == 0 ? teams.chelsea() : teams.genk();
        sheets.add(aMatch().between(teams.arsenal(), away).on(date.toString()).build());
      }
      new JdbcMatchIntake(database).insert(sheets);
      List<StoredMatch> replayed = new ArrayList<>();

      new JdbcMatches(database).replay(replayed::add);

      assertThat(replayed).hasSize(4_500).doesNotHaveDuplicates();
      for (int i = 1; i < replayed.size(); i++) {
        StoredMatch before = replayed.get(i - 1);
        StoredMatch after = replayed.get(i);
        int byDate = before.sheet().date().compareTo(after.sheet().date());
        assertThat(byDate < 0 || (byDate == 0 && before.id().compareTo(after.id()) < 0)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_fixture_has_no_played_match_and_a_played_match_has_a_fixture(Database database) {
    try (database) {
      Teams teams = Teams.in(database);
      new JdbcMatchIntake(database)
          .insert(
              List.of(
                  aMatch().between(teams.arsenal(), teams.chelsea()).on("2020-01-01").build(),
                  aMatch()
                      .between(teams.arsenal(), teams.chelsea())
                      .on("2020-01-02")
                      .ended(1, 1)
                      .build()));
      List<StoredMatch> replayed = new ArrayList<>();

      new JdbcMatches(database).replay(replayed::add);

      assertThat(replayed.get(0).played()).isEmpty();
      assertThat(replayed.get(0).fixture().home()).isEqualTo(teams.arsenal());
      assertThat(replayed.get(1).played().orElseThrow().score().home()).isEqualTo(1);
      assertThat(replayed.get(1).played().orElseThrow().fixture())
          .isEqualTo(replayed.get(1).fixture());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_list_is_filtered(Database database) {
    try (database) {
      Teams teams = Teams.in(database);
      List<MatchId> ids =
          new JdbcMatchIntake(database)
              .insert(
                  List.of(
                      aMatch().between(teams.arsenal(), teams.chelsea()).on("2020-01-03").build(),
                      aMatch()
                          .between(teams.chelsea(), teams.arsenal())
                          .on("2020-01-01")
                          .ended(0, 0)
                          .build(),
                      aMatch().between(teams.chelsea(), teams.genk()).in("UCL").build()));
      JdbcMatches matches = new JdbcMatches(database);

      assertThat(idsOf(matches.list(MatchFilter.first(10))))
          .containsExactly(ids.get(1), ids.get(0), ids.get(2));
      assertThat(idsOf(matches.list(MatchFilter.first(1)))).containsExactly(ids.get(1));
      assertThat(idsOf(matches.list(filter("UCL", null, null)))).containsExactly(ids.get(2));
      assertThat(idsOf(matches.list(filter(null, "Arsenal", null))))
          .containsExactly(ids.get(1), ids.get(0));
      assertThat(idsOf(matches.list(filter(null, null, true)))).containsExactly(ids.get(1));
      assertThat(idsOf(matches.list(filter(null, "Arsenal", false)))).containsExactly(ids.get(0));
      assertThat(
              idsOf(
                  matches.list(
                      new MatchFilter(
                          Optional.of(LocalDate.of(2020, 1, 2)),
                          Optional.of(LocalDate.of(2020, 1, 3)),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          10))))
          .containsExactly(ids.get(0));
    }
  }

  private static MatchFilter filter(String competition, String team, Boolean played) {
    return new MatchFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(competition),
        Optional.ofNullable(team),
        Optional.empty(),
        Optional.ofNullable(played),
        10);
  }

  private static List<MatchId> idsOf(List<NamedMatch> matches) {
    return matches.stream().map(named -> named.match().id()).toList();
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void only_the_pairs_and_days_asked_for_are_looked_up(Database database) {
    try (database) {
      Teams teams = Teams.in(database);
      JdbcMatchIntake intake = new JdbcMatchIntake(database);
      List<MatchId> ids =
          intake.insert(
              List.of(
                  aMatch().between(teams.arsenal(), teams.chelsea()).on("2020-01-01").build(),
                  aMatch().between(teams.arsenal(), teams.chelsea()).on("2019-01-01").build(),
                  aMatch().between(teams.chelsea(), teams.arsenal()).on("2020-01-01").build(),
                  aMatch().between(teams.arsenal(), teams.genk()).on("2020-01-01").build()));
      TeamPair pair = new TeamPair(teams.arsenal(), teams.chelsea());

      assertThat(intake.between(List.of(pair), EVER, NEVER))
          .extracting(StoredMatch::id)
          .containsExactly(ids.get(1), ids.get(0));
      assertThat(intake.between(List.of(pair), LocalDate.of(2019, 1, 2), NEVER))
          .extracting(StoredMatch::id)
          .containsExactly(ids.get(0));
      assertThat(intake.between(List.of(), EVER, NEVER)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_match_is_updated_under_its_number(Database database) {
    try (database) {
      Teams teams = Teams.in(database);
      JdbcMatchIntake intake = new JdbcMatchIntake(database);
      MatchId id =
          intake.insert(List.of(aMatch().between(teams.arsenal(), teams.genk()).build())).get(0);
      MatchSheet later =
          aMatch().between(teams.arsenal(), teams.genk()).on("2020-09-01").ended(3, 0).build();

      intake.update(List.of(new StoredMatch(id, later)));

      assertThat(new JdbcMatches(database).find(id).orElseThrow().match().sheet()).isEqualTo(later);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_same_pair_on_the_same_day_is_refused_by_the_database(Database database) {
    try (database) {
      Teams teams = Teams.in(database);
      JdbcMatchIntake intake = new JdbcMatchIntake(database);
      List<MatchSheet> match =
          List.of(aMatch().between(teams.arsenal(), teams.genk()).on("2020-01-01").build());
      intake.insert(match);

      assertThatThrownBy(() -> intake.insert(match)).isInstanceOf(DuplicateKeyException.class);
    }
  }
}
