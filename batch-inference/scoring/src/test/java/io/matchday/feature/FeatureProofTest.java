package io.matchday.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That rows are right and see nothing of the future, and that these proofs can fail. */
class FeatureProofTest {

  static List<Arguments> setsAndSeeds() {
    List<Arguments> all = new ArrayList<>();
    for (FeatureSet set : FeatureSet.all()) {
      for (long seed = 1; seed <= 3; seed++) {
        all.add(Arguments.of(Named.of(set.name(), set), seed));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void changing_every_result_from_a_date_on_changes_no_row_up_to_that_date(
      FeatureSet set, long seed) {
    History history = History.generated(seed);

    for (LocalDate date : someDates(history)) {
      assertThat(rowsThatSawTheFuture(history, date, any -> set)).isEmpty();
    }
  }

  @Test
  void a_family_that_reads_the_result_of_its_own_match_is_caught() {
    History history = History.generated(6);
    LocalDate date = someDates(history).get(2);

    Set<MatchId> caught = rowsThatSawTheFuture(history, date, FeatureProofTest::leaking);

    assertThat(caught).isEqualTo(scoresThatDiffer(history, date));
    assertThat(caught).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void rows_equal_the_slow_computation_bit_for_bit(FeatureSet set, long seed) {
    History history = History.generated(seed);
    // Every third match, others with each seed: the slow way is slow.
    List<PlayedMatch> some =
        history.matches().stream()
            .filter(match -> match.fixture().id().value() % 3 == seed % 3)
            .toList();

    List<String> differences = differences(set, history, some, history.rows(set));

    assertThat(differences).isEmpty();
  }

  @Test
  void a_replay_that_takes_in_a_result_before_the_day_is_over_is_caught() {
    FeatureSet set = FeatureSet.results();
    History history = History.generated(14);

    List<String> differences =
        differences(set, history, history.matches(), eagerRows(history, set));

    // Only where a team plays twice on a day, or joins a competition.
    assertThat(matchesOf(differences)).hasSize(27);
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void a_fixture_has_the_row_it_gets_once_played(FeatureSet set, long seed) {
    History history = History.generated(seed);
    Map<MatchId, FeatureRow> rows = history.rows(set);

    for (LocalDate date : someDates(history)) {
      List<PlayedMatch> known =
          history.played().stream().filter(m -> m.fixture().date().isBefore(date)).toList();
      List<Fixture> day =
          history.matches().stream()
              .map(PlayedMatch::fixture)
              .filter(fixture -> fixture.date().equals(date))
              .toList();
      List<FeatureRow> before = new ArrayList<>();
      FeatureReplay replay = new FeatureReplay(set, before::add);
      known.forEach(replay::played);
      day.forEach(replay::fixture);
      replay.finish();

      assertThat(before.subList(known.size(), before.size()))
          .isEqualTo(day.stream().map(fixture -> rows.get(fixture.id())).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void the_order_of_the_matches_of_a_day_does_not_matter(FeatureSet set, long seed) {
    History history = History.generated(seed);

    Map<MatchId, FeatureRow> rows = history.shuffledWithinDays(seed).rows(set);

    assertThat(rows).isEqualTo(history.rows(set));
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void no_value_is_negative_zero_or_infinite(FeatureSet set, long seed) {
    for (FeatureRow row : History.generated(seed).rows(set).values()) {
      for (int i = 0; i < row.vector().size(); i++) {
        float value = row.vector().get(i);
        assertThat(Float.floatToRawIntBits(value)).isNotEqualTo(0x8000_0000);
        assertThat(Float.isInfinite(value)).isFalse();
      }
    }
  }

  private static List<LocalDate> someDates(History history) {
    List<LocalDate> dates =
        history.matches().stream().map(m -> m.fixture().date()).distinct().toList();
    return List.of(
        dates.get(0),
        dates.get(dates.size() / 4),
        dates.get(dates.size() / 2),
        dates.get(dates.size() * 3 / 4),
        dates.get(dates.size() - 1));
  }

  /** The matches up to a date whose row changes when every result from that date on does. */
  private static Set<MatchId> rowsThatSawTheFuture(
      History history, LocalDate date, Function<History, FeatureSet> set) {
    History other = history.scrambledFrom(date, 99);
    Map<MatchId, FeatureRow> rows = history.rows(set.apply(history));
    Map<MatchId, FeatureRow> otherRows = other.rows(set.apply(other));
    Set<MatchId> changed = new TreeSet<>();
    for (PlayedMatch match : history.matches()) {
      MatchId id = match.fixture().id();
      if (!match.fixture().date().isAfter(date) && !rows.get(id).equals(otherRows.get(id))) {
        changed.add(id);
      }
    }
    return changed;
  }

  private static Set<MatchId> scoresThatDiffer(History history, LocalDate date) {
    Map<MatchId, Score> other = new HashMap<>();
    history.scrambledFrom(date, 99).matches().forEach(m -> other.put(m.fixture().id(), m.score()));
    Set<MatchId> changed = new TreeSet<>();
    for (PlayedMatch match : history.matches()) {
      MatchId id = match.fixture().id();
      if (match.fixture().date().equals(date) && other.get(id).home() != match.score().home()) {
        changed.add(id);
      }
    }
    return changed;
  }

  private static FeatureSet leaking(History history) {
    return new FeatureSet("leaking", List.of(RestDays::new, () -> new Clairvoyant(history)));
  }

  private static List<String> differences(
      FeatureSet set, History history, List<PlayedMatch> matches, Map<MatchId, FeatureRow> rows) {
    List<String> names = set.schema().names();
    List<String> differences = new ArrayList<>();
    for (PlayedMatch match : matches) {
      FeatureRow row = rows.get(match.fixture().id());
      Map<String, SlowValues.Value> slow = slowly(set, match.fixture(), history.played());
      assertThat(slow.keySet()).containsExactlyInAnyOrderElementsOf(names);
      for (int i = 0; i < names.size(); i++) {
        SlowValues.Value fast = new SlowValues.Value(row.vector().get(i), row.coverage().get(i));
        if (!fast.equals(slow.get(names.get(i)))) {
          differences.add(
              match.fixture().id() + " " + names.get(i) + " " + fast + slow.get(names.get(i)));
        }
      }
    }
    return differences;
  }

  private static Map<String, SlowValues.Value> slowly(
      FeatureSet set, Fixture fixture, List<PlayedMatch> played) {
    return switch (set.name()) {
      case "results-1" -> SlowFeatures.ofResults(fixture, played);
      case "ratings-1" -> SlowFeatures.ofRatings(fixture, played);
      default -> throw new IllegalArgumentException("nothing slow is written for " + set.name());
    };
  }

  private static Set<String> matchesOf(List<String> differences) {
    return differences.stream()
        .map(difference -> difference.substring(0, difference.indexOf(' ')))
        .collect(Collectors.toSet());
  }

  /** A wrong replay: it takes in each result at once. */
  private static Map<MatchId, FeatureRow> eagerRows(History history, FeatureSet set) {
    List<FeatureFamily> families = set.create();
    Numbering numbering = new Numbering();
    Map<MatchId, FeatureRow> rows = new TreeMap<>();
    for (PlayedMatch match : history.matches()) {
      FeatureSink sink = new FeatureSink(set.schema().size());
      NumberedFixture at = numbering.number(match.fixture());
      families.forEach(family -> family.describe(at, sink));
      Fixture fixture = match.fixture();
      rows.put(
          fixture.id(),
          new FeatureRow(
              fixture.id(),
              set.schema().id(),
              fixture.kickOffInstant(),
              sink.vector(),
              sink.coverage()));
      if (!history.unplayed().contains(fixture.id())) {
        numbering.takeIn(at);
        families.forEach(family -> family.takeIn(at, match));
      }
    }
    return rows;
  }

  /** A leak: the home goals of the match itself. */
  private static final class Clairvoyant implements FeatureFamily {

    private final Map<MatchId, Score> results = new HashMap<>();

    Clairvoyant(History history) {
      history.matches().forEach(m -> results.put(m.fixture().id(), m.score()));
    }

    @Override
    public List<String> names() {
      return List.of("home_goals");
    }

    @Override
    public void describe(NumberedFixture at, FeatureSink sink) {
      sink.put(results.get(at.fixture().id()).home(), 0);
    }

    @Override
    public void takeIn(NumberedFixture at, PlayedMatch match) {
      // Knows everything already.
    }

    @Override
    public void keep(Tape tape) {
      // Has no memory.
    }
  }
}
