package io.matchday.storage;

import static io.matchday.storage.MatchSheetBuilder.aMatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.match.Outcome;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcFeatureRowsTest {

  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of("one", "two"));
  private static final Instant AS_OF = Instant.parse("2020-01-01T00:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2021, 1, 1);
  private static final int MATCHES = 2_300;
  private static final int PLAYED = 100;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void schemas_are_numbered_and_count_their_builds(Database database) {
    try (database) {
      JdbcFeatureSchemas schemas = new JdbcFeatureSchemas(database);
      FeatureSchema other = new FeatureSchema(List.of("three"));

      assertThat(schemas.numberOf(SCHEMA.id())).isEmpty();
      assertThat(schemas.register(SCHEMA)).isEqualTo(1);
      assertThat(schemas.register(other)).isEqualTo(2);
      assertThat(schemas.register(SCHEMA)).isEqualTo(1);

      assertThat(schemas.find(SCHEMA.id())).contains(SCHEMA);
      assertThat(schemas.version(SCHEMA.id())).isZero();
      schemas.advance(SCHEMA.id(), AS_OF);
      schemas.advance(SCHEMA.id(), AS_OF);
      assertThat(schemas.version(SCHEMA.id())).isEqualTo(2);
      assertThat(schemas.version(other.id())).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_row_is_found_as_it_was_written_until_it_is_replaced_or_removed(Database database) {
    try (database) {
      JdbcFeatureRows rows = new JdbcFeatureRows(database);
      FeatureRow first = row(7, 1f);
      FeatureRow changed = row(7, 2f);
      Map<Long, Integer> fingerprints = new HashMap<>();

      rows.insert(1, List.of(first, row(8, Float.NaN)));
      rows.insert(2, List.of(changed));

      assertThat(rows.find(1, SCHEMA.id(), new MatchId(7))).contains(first);
      assertThat(rows.find(2, SCHEMA.id(), new MatchId(7))).contains(changed);
      rows.update(1, List.of(changed));
      rows.delete(1, List.of(new MatchId(8), new MatchId(9)));
      assertThat(rows.find(1, SCHEMA.id(), new MatchId(7))).contains(changed);
      assertThat(rows.find(1, SCHEMA.id(), new MatchId(8))).isEmpty();
      new JdbcFeatureFingerprints(database).fingerprints(1, fingerprints::put);
      assertThat(fingerprints).isEqualTo(Map.of(7L, JdbcFeatureFingerprints.fingerprint(changed)));
      assertThat(JdbcFeatureFingerprints.fingerprint(first))
          .isNotEqualTo(JdbcFeatureFingerprints.fingerprint(changed));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void pages_hold_every_row_of_the_scope_once_in_key_order(Database database) {
    try (database) {
      List<MatchId> ids = store(database);
      JdbcFeatureRows rows = new JdbcFeatureRows(database);

      assertThat(read(rows, PredictionScope.ALL)).hasSize(MATCHES - 1);
      List<Long> upcoming = read(rows, PredictionScope.UPCOMING);
      assertThat(upcoming).hasSize(MATCHES - PLAYED - 1).isSorted().doesNotHaveDuplicates();
      assertThat(rows.count(1)).isEqualTo(MATCHES - 1);
      assertThat(rows.count(2)).isZero();
      assertThat(rows.upcoming(1, TODAY))
          .isEqualTo(new UpcomingMatches(MATCHES - PLAYED, List.of(ids.get(MATCHES - 1))));
      assertThat(rows.upcoming(1, TODAY.plusDays(2_200)).count()).isEqualTo(MATCHES - 2_200);
      assertThat(rows.upcoming(2, TODAY).withoutRow()).hasSize(MATCHES - PLAYED);
      List<PlayedFeatureRow> played = new ArrayList<>();
      rows.played(1, TODAY.plusDays(60), played::add);
      assertThat(played).hasSize(60).allMatch(row -> row.outcome() == Outcome.AWAY);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rows_have_the_kick_off_of_their_match_however_far_apart_they_lie(Database database) {
    try (database) {
      List<MatchId> ids = store(database);
      JdbcFeatureRows rows = new JdbcFeatureRows(database);
      MatchId gone = new MatchId(1_000_000);
      rows.insert(1, List.of(row(gone.value(), 1f)));
      rows.insert(2, List.of(row(ids.get(3).value(), 1f), row(ids.get(2_000).value(), 1f)));

      List<StoredFeatureRow> near = page(rows, 1, 10);
      List<StoredFeatureRow> far = page(rows, 2, 10);
      List<StoredFeatureRow> all = page(rows, 1, MATCHES);

      assertThat(near).hasSize(10).map(StoredFeatureRow::matchId).startsWith(ids.get(0).value());
      assertThat(near).map(row -> row.kickOff().orElseThrow().date()).endsWith(TODAY.plusDays(9));
      assertThat(far)
          .map(row -> row.kickOff().orElseThrow().date())
          .containsExactly(TODAY.plusDays(3), TODAY.plusDays(2_000));
      assertThat(all).hasSize(MATCHES);
      assertThat(all.get(MATCHES - 1).matchId()).isEqualTo(gone.value());
      assertThat(all.get(MATCHES - 1).kickOff()).isEmpty();
      assertThat(rows.count(1)).isEqualTo(MATCHES);
      assertThat(rows.count(2)).isEqualTo(2);
    }
  }

  /** H2 takes no array of more than 65,536 values. */
  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void more_matches_may_come_than_one_statement_looks_up(Database database) {
    try (database) {
      ManyFixtures.store(database, SCHEMA, TODAY, 66_000);
      JdbcFeatureRows rows = new JdbcFeatureRows(database);
      rows.delete(1, List.of(new MatchId(1), new MatchId(40_000)));

      assertThat(read(rows, PredictionScope.UPCOMING))
          .hasSize(65_998)
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(rows.upcoming(1, TODAY))
          .isEqualTo(new UpcomingMatches(66_000, List.of(new MatchId(1), new MatchId(40_000))));
    }
  }

  private static List<StoredFeatureRow> page(JdbcFeatureRows rows, int schemaNo, int limit) {
    KeyRange range = KeyRange.ofSchema(schemaNo);
    return rows.pages(range, PredictionScope.ALL, TODAY).after(range.first() - 1, limit);
  }

  private static List<Long> read(JdbcFeatureRows rows, PredictionScope scope) {
    List<Long> keys = new ArrayList<>();
    KeyRange range = KeyRange.ofSchema(1);
    long after = range.first() - 1;
    FeatureRowPages pages = rows.pages(range, scope, TODAY);
    List<StoredFeatureRow> page = pages.after(after, 1_000);
    while (!page.isEmpty()) {
      page.forEach(row -> keys.add(row.key()));
      after = keys.get(keys.size() - 1);
      page = pages.after(after, 1_000);
    }
    return keys;
  }

  /** One match a day from today; the first are played, the last has no row. */
  static List<MatchId> store(Database database) {
    Map<String, TeamId> teams = new JdbcTeams(database).ensure(List.of("A", "B"), Sex.MEN);
    List<MatchSheet> sheets = new ArrayList<>();
    for (int i = 0; i < MATCHES; i++) {
      MatchSheetBuilder match =
          aMatch().between(teams.get("A"), teams.get("B")).on(TODAY.plusDays(i).toString());
      sheets.add(i < PLAYED ? match.ended(0, 2).build() : match.build());
    }
    List<MatchId> ids = new JdbcMatchIntake(database).insert(sheets);
    List<FeatureRow> rows =
        ids.subList(0, MATCHES - 1).stream().map(id -> row(id.value(), 1f)).toList();
    new JdbcFeatureRows(database).insert(1, rows);
    return ids;
  }

  private static FeatureRow row(long match, float value) {
    return new FeatureRow(
        new MatchId(match),
        SCHEMA.id(),
        AS_OF,
        FeatureVector.of(value, Float.NaN),
        Coverage.of(3, 255));
  }
}
