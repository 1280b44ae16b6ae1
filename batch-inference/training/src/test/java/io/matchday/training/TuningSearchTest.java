package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureSchema;
import io.matchday.model.TuningRecord;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TuningSearchTest {

  private static final LocalDate UNTIL = LocalDate.parse("2024-08-01");
  private static final LocalDate END = UNTIL.minusDays(2L * TrainingSplit.SEASON_DAYS);
  private static final FeatureSchema SCHEMA = new FeatureSchema(SimulatedMatches.NAMES);

  /** Steps too great to be any good. */
  private static final TrainingSettings BAD =
      TrainingSettings.defaults()
          .withThreads(1)
          .withMostRounds(20)
          .withTrees(new TreeSettings(8, 1, 0, 1, 1, 0, 64));

  @Test
  @NeedsNativeLibrary
  void bad_settings_are_replaced_by_better_ones_and_the_record_says_by_how_much() {
    TuningSearch.Choice choice = search(SimulatedMatches.sixSeasons(1), 5);

    TuningRecord record = choice.record();
    assertThat(choice.trees()).isNotEqualTo(BAD.trees());
    assertThat(record.candidates()).isEqualTo(5);
    assertThat(record.logLoss()).isLessThan(record.defaultLogLoss());
    assertThat(record.to()).isEqualTo(END.minusDays(1));
  }

  @Test
  @NeedsNativeLibrary
  void a_budget_of_one_keeps_what_is_given() {
    TuningSearch.Choice choice = search(SimulatedMatches.sixSeasons(1), 1);

    assertThat(choice.trees()).isEqualTo(BAD.trees());
    assertThat(choice.record().logLoss()).isEqualTo(choice.record().defaultLogLoss());
  }

  @Test
  @NeedsNativeLibrary
  void outcomes_of_the_seasons_that_stop_and_judge_the_model_choose_nothing() {
    TrainingSet set = SimulatedMatches.sixSeasons(2);

    TuningSearch.Choice choice = search(set, 4);
    TuningSearch.Choice other = search(SimulatedMatches.withOutcomesTurnedFrom(set, END), 4);

    assertThat(other).isEqualTo(choice);
  }

  @Test
  @NeedsNativeLibrary
  void every_candidate_is_told() {
    List<Integer> told = new ArrayList<>();
    TrainingProgress progress =
        new TrainingProgress() {
          @Override
          public void afterRound(int round, int most, double logLoss) {
            assertThat(round).isBetween(1, 20);
          }

          @Override
          public void afterCandidate(int candidate, int budget, double logLoss) {
            told.add(candidate);
          }
        };

    new TuningSearch(SCHEMA, BAD, progress).search(SimulatedMatches.sixSeasons(1), END, 3);

    assertThat(told).containsExactly(1, 2, 3);
  }

  @Test
  void too_few_seasons_are_refused_with_what_is_needed() {
    TrainingSet set = SimulatedMatches.fourSeasons(1, 1);

    assertThatThrownBy(() -> search(set, 3))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA))
        .hasMessageContaining("too few matches before " + END + " to tune with");
  }

  private static TuningSearch.Choice search(TrainingSet set, int budget) {
    return new TuningSearch(SCHEMA, BAD, TrainingProgress.NONE).search(set, END, budget);
  }
}
