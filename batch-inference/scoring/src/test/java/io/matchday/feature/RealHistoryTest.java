package io.matchday.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchday.match.PlayedMatch;
import io.matchday.match.RealMatches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The replay over real matches, where they are at hand. */
class RealHistoryTest {

  @Test
  void every_real_match_gets_one_row_without_infinities() throws IOException {
    Optional<Path> folder = RealMatches.folder();
    assumeTrue(folder.isPresent(), "no real matches in ../shared/data: skipped");

    for (FeatureSet set : FeatureSet.all()) {
      assertThat(rowsOf(set, RealMatches.clubs(folder.orElseThrow()))).isEqualTo(240_834);
      assertThat(rowsOf(set, RealMatches.nationalTeams(folder.orElseThrow()))).isEqualTo(55_544);
    }
  }

  private static int rowsOf(FeatureSet set, List<PlayedMatch> matches) {
    int[] rows = {0};
    FeatureReplay replay =
        new FeatureReplay(
            set,
            row -> {
              if (row.vector().hasInfinity()) {
                throw new AssertionError("match " + row.matchId() + ": " + row.vector());
              }
              rows[0]++;
            });
    matches.forEach(replay::played);
    replay.finish();
    return rows[0];
  }
}
