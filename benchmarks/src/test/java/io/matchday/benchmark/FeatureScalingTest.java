package io.matchday.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureSet;
import io.matchday.match.PlayedMatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureScalingTest {

  /** Proves nothing but that everything runs. */
  private static final Effort HARDLY_ANY = new Effort(0, 0, 1, 50);

  @Test
  void a_set_is_measured_over_once_twice_and_four_times_the_matches(@TempDir Path folder) {
    StringWriter out = new StringWriter();

    new FeatureScaling(folder, HARDLY_ANY, new PrintWriter(out)).scale(FeatureSet.ratings(), 1);

    List<String[]> lines = out.toString().lines().map(line -> line.split("\t", -1)).toList();
    assertThat(lines).extracting(line -> line[0]).containsOnly("ratings-1");
    assertThat(lines).extracting(line -> line[1]).containsExactly("4560", "9120", "18240");
    assertThat(lines).allSatisfy(FeatureScalingTest::holdsPositiveFigures);
    assertThat(lines.get(0)[3]).isEqualTo("1.00");
  }

  @Test
  void a_season_has_everybody_at_home_to_everybody_else_once() {
    List<PlayedMatch> season = MeasuredMatches.seasons(1, 5);

    assertThat(season)
        .hasSize(MeasuredMatches.A_SEASON)
        .isSortedAccordingTo(Comparator.comparing(match -> match.fixture().date()));
    assertThat(
            season.stream()
                .map(match -> List.of(match.fixture().home(), match.fixture().away()))
                .collect(Collectors.toSet()))
        .hasSize(MeasuredMatches.A_SEASON);
  }

  @Test
  void more_seasons_begin_with_the_fewer() {
    List<PlayedMatch> two = MeasuredMatches.seasons(2, 5);

    assertThat(two.subList(0, MeasuredMatches.A_SEASON)).isEqualTo(MeasuredMatches.seasons(1, 5));
    assertThat(two).hasSize(2 * MeasuredMatches.A_SEASON);
  }

  private static void holdsPositiveFigures(String... line) {
    assertThat(line).hasSize(6);
    for (int i = 1; i < line.length - 1; i++) {
      assertThat(Double.parseDouble(line[i])).isPositive();
    }
  }
}
