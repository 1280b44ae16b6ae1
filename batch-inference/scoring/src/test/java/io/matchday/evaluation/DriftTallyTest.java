package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureVector;
import io.matchday.model.FeatureReference;
import io.matchday.model.TrainingReference;
import io.matchday.prediction.Probabilities;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftTallyTest {

  private static final List<String> NAMES = List.of("strength", "gaps", "round");
  private static final Set<String> CALENDAR = Set.of("round");
  private static final Probabilities EVEN = new Probabilities(0.5, 0.25, 0.25);

  private final Random random = new Random(11);
  private final TrainingReference window = window();
  private final DriftTally tally = new DriftTally(window);

  private TrainingReference window() {
    int rows = 20_000;
    float[][] columns = new float[NAMES.size()][rows];
    for (int row = 0; row < rows; row++) {
      FeatureVector vector = vector(0, 0.1);
      for (int i = 0; i < NAMES.size(); i++) {
        columns[i][row] = vector.get(i);
      }
    }
    return new TrainingReference(
        rows,
        0.45,
        0.25,
        0.3,
        List.of(
            FeatureReference.of(columns[0]),
            FeatureReference.of(columns[1]),
            FeatureReference.of(columns[2])));
  }

  private FeatureVector vector(double shift, double gaps) {
    return FeatureVector.of(
        (float) (random.nextGaussian() + shift),
        random.nextDouble() < gaps ? Float.NaN : random.nextInt(4),
        random.nextInt(38));
  }

  private RunDrift played(int rows, double shift, double gaps) {
    for (int i = 0; i < rows; i++) {
      tally.addPlayed(vector(shift, gaps), EVEN);
    }
    return tally.drift(NAMES, CALENDAR);
  }

  @Test
  void rows_like_those_of_the_window_have_not_drifted() {
    RunDrift drift = played(400, 0, 0.1);

    assertThat(drift.rows()).isEqualTo(400);
    assertThat(drift.independentRows()).isEqualTo(400);
    assertThat(drift.features())
        .extracting(FeatureDrift::verdict)
        .containsExactly(DriftVerdict.STEADY, DriftVerdict.STEADY, DriftVerdict.CALENDAR);
    assertThat(drift.score()).hasValue(0);
  }

  @Test
  void a_feature_that_shifted_has_drifted_and_comes_first() {
    RunDrift drift = played(400, 1, 0.1);

    assertThat(drift.features())
        .extracting(FeatureDrift::verdict)
        .containsExactly(DriftVerdict.DRIFTED, DriftVerdict.STEADY, DriftVerdict.CALENDAR);
    assertThat(drift.worstFirst().get(0).feature()).isEqualTo("strength");
    assertThat(drift.worstFirst().get(0).psi()).isBetween(0.6, 1.4);
    assertThat(drift.judged()).isEqualTo(2);
    assertThat(drift.drifted()).isEqualTo(1);
    assertThat(drift.score()).hasValue(0.5);
  }

  @Test
  void a_feature_that_is_missing_more_often_has_drifted() {
    RunDrift drift = played(400, 0, 0.5);

    FeatureDrift gaps = drift.features().get(1);
    assertThat(gaps.verdict()).isEqualTo(DriftVerdict.DRIFTED);
    assertThat(gaps.missing()).isCloseTo(0.5, within(0.08));
    assertThat(gaps.referenceMissing()).isCloseTo(0.1, within(0.01));
  }

  @Test
  void what_follows_the_calendar_never_counts() {
    for (int i = 0; i < 400; i++) {
      FeatureVector like = vector(0, 0.1);
      tally.addPlayed(FeatureVector.of(like.get(0), like.get(1), 37), EVEN);
    }

    RunDrift drift = tally.drift(NAMES, CALENDAR);

    assertThat(drift.features().get(2).psi()).isGreaterThan(1);
    assertThat(drift.features().get(2).verdict()).isEqualTo(DriftVerdict.CALENDAR);
    assertThat(drift.drifted()).isZero();
    assertThat(tally.drift(NAMES, Set.of()).features().get(2).verdict())
        .isEqualTo(DriftVerdict.DRIFTED);
  }

  @Test
  void too_few_rows_are_counted_but_not_judged() {
    RunDrift drift = played(DriftTally.LEAST_ROWS - 1, 3, 0.1);

    assertThat(drift.features().get(0).psi()).isGreaterThan(1);
    assertThat(drift.features().get(0).verdict()).isEqualTo(DriftVerdict.TOO_FEW_ROWS);
    assertThat(drift.judged()).isZero();
    assertThat(drift.score()).isEmpty();
    assertThat(played(1, 3, 0.1).drifted()).isEqualTo(1);
  }

  @Test
  void unplayed_matches_count_as_often_as_there_are_teams_in_them() {
    for (long home = 1; home <= 20; home++) {
      for (long away = 1; away <= 20; away++) {
        if (home != away) {
          tally.addUnplayed(vector(2, 0.1), EVEN, home, away);
        }
      }
    }

    assertThat(tally.drift(NAMES, CALENDAR).rows()).isEqualTo(380);
    assertThat(tally.drift(NAMES, CALENDAR).independentRows()).isEqualTo(20);
    assertThat(tally.drift(NAMES, CALENDAR).judged()).isZero();
    assertThat(played(30, 2, 0.1).independentRows()).isEqualTo(50);
  }

  /** Sixty teams in the state of one day, each with many matches left: nothing has drifted. */
  @Test
  void the_states_of_a_few_teams_are_no_drift_however_often_they_play() {
    int alarms = 0;
    for (int run = 0; run < 200; run++) {
      DriftTally season = new DriftTally(window);
      float[] strengths = new float[60];
      for (int team = 0; team < strengths.length; team++) {
        strengths[team] = (float) random.nextGaussian();
      }
      for (int match = 0; match < 600; match++) {
        int home = random.nextInt(60);
        FeatureVector like = vector(0, 0.1);
        season.addUnplayed(
            FeatureVector.of(strengths[home], like.get(1), like.get(2)),
            EVEN,
            home,
            (home + 1 + random.nextInt(59)) % 60);
      }
      alarms += season.drift(NAMES, CALENDAR).drifted() > 0 ? 1 : 0;
    }

    assertThat(alarms).isLessThanOrEqualTo(4);
  }

  @Test
  void the_means_are_those_of_the_rows_and_the_shift_is_from_the_window() {
    tally.addPlayed(vector(0, 0), new Probabilities(0.6, 0.3, 0.1));
    tally.addPlayed(vector(0, 0), new Probabilities(0.2, 0.3, 0.5));

    RunDrift drift = tally.drift(NAMES, CALENDAR);

    assertThat(drift.means().home()).isCloseTo(0.4, within(1e-12));
    assertThat(drift.means().away()).isCloseTo(0.3, within(1e-12));
    assertThat(drift.shift().home()).isCloseTo(-0.05, within(1e-12));
    assertThat(drift.shift().draw()).isCloseTo(0.05, within(1e-12));
    assertThat(drift.shift().away()).isCloseTo(0, within(1e-12));
  }
}
