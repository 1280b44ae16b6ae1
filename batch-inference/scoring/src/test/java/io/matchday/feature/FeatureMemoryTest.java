package io.matchday.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That a replay can go on from what another remembered, and that nothing goes on from less. */
class FeatureMemoryTest {

  static List<Arguments> setsAndSeeds() {
    List<Arguments> all = new ArrayList<>();
    for (FeatureSet set : FeatureSet.all()) {
      for (long seed = 1; seed <= 5; seed++) {
        all.add(Arguments.of(Named.of(set.name(), set), seed));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void a_replay_that_goes_on_from_memory_gives_the_same_rows_bit_for_bit(
      FeatureSet set, long seed) {
    History history = History.generated(seed);
    Map<MatchId, FeatureRow> whole = history.rows(set);
    Random random = new Random(seed);

    for (int i = 0; i < 6; i++) {
      LocalDate from = someDate(history, random);
      byte[] memory = memory(set, history, from);
      Map<MatchId, FeatureRow> rows = new TreeMap<>();
      FeatureReplay replay =
          FeatureReplay.resumed(set, memory, from, row -> rows.put(row.matchId(), row));
      takeFrom(history, from, replay);
      replay.finish();

      Map<MatchId, FeatureRow> expected = new TreeMap<>(whole);
      expected.keySet().retainAll(rows.keySet());
      assertThat(rows).hasSize(count(history, from)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void memory_handed_on_again_and_again_loses_nothing(FeatureSet set, long seed) {
    History history = History.generated(seed);
    LocalDate first = history.matches().get(0).fixture().date();
    Map<MatchId, FeatureRow> rows = new TreeMap<>();
    FeatureReplay replay = new FeatureReplay(set, row -> rows.put(row.matchId(), row));
    LocalDate next = first.plusDays(17);

    for (PlayedMatch match : history.matches()) {
      while (!match.fixture().date().isBefore(next)) {
        byte[] memory = replay.memoryBefore(next);
        replay = FeatureReplay.resumed(set, memory, next, row -> rows.put(row.matchId(), row));
        next = next.plusDays(17);
      }
      take(history, match, replay);
    }
    replay.finish();

    assertThat(rows).isEqualTo(history.rows(set));
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void a_memory_that_is_cut_or_goes_on_is_refused(FeatureSet set, long seed) {
    History history = History.generated(seed);
    Random random = new Random(seed);
    LocalDate from = someDate(history, random);
    byte[] memory = memory(set, history, from);

    for (int i = 0; i < 20; i++) {
      byte[] cut = Arrays.copyOf(memory, random.nextInt(memory.length));
      assertThatThrownBy(() -> FeatureReplay.resumed(set, cut, from, row -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("memory");
    }
    byte[] longer = Arrays.copyOf(memory, memory.length + 1);
    assertThatThrownBy(() -> FeatureReplay.resumed(set, longer, from, row -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the memory goes on for 1 bytes");
  }

  /** Where this fails, raise {@link FeatureReplay#MEMORY_VERSION} and pin the sums anew. */
  @ParameterizedTest
  @CsvSource({"results-1, 1, 1862186469", "ratings-1, 1, 3643094057"})
  void rows_change_only_with_the_version_of_the_memory(String name, int version, long sum) {
    FeatureSet set =
        FeatureSet.all().stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();
    CRC32C rows = new CRC32C();

    for (FeatureRow row : History.generated(1).rows(set).values()) {
      rows.update(row.vector().pack());
      rows.update(row.coverage().pack());
    }

    assertThat(rows.getValue()).isEqualTo(sum);
    assertThat(FeatureReplay.MEMORY_VERSION).isEqualTo(version);
  }

  private static LocalDate someDate(History history, Random random) {
    List<PlayedMatch> matches = history.matches();
    return matches.get(random.nextInt(matches.size())).fixture().date();
  }

  private static byte[] memory(FeatureSet set, History history, LocalDate until) {
    FeatureReplay replay = new FeatureReplay(set, row -> {});
    for (PlayedMatch match : history.matches()) {
      if (match.fixture().date().isBefore(until)) {
        take(history, match, replay);
      }
    }
    return replay.memoryBefore(until);
  }

  private static void takeFrom(History history, LocalDate from, FeatureReplay replay) {
    for (PlayedMatch match : history.matches()) {
      if (!match.fixture().date().isBefore(from)) {
        take(history, match, replay);
      }
    }
  }

  private static int count(History history, LocalDate from) {
    return (int) history.matches().stream().filter(m -> !m.fixture().date().isBefore(from)).count();
  }

  private static void take(History history, PlayedMatch match, FeatureReplay replay) {
    if (history.unplayed().contains(match.fixture().id())) {
      replay.fixture(match.fixture());
    } else {
      replay.played(match);
    }
  }
}
