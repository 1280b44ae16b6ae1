package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.Figures;
import io.matchday.model.Judgement;
import io.matchday.model.ModelBundle;
import io.matchday.model.TrainedHere;
import io.matchday.model.TrainingReference;
import io.matchday.model.TrainingSlices;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrainerTest {

  private static final LocalDate UNTIL = LocalDate.parse("2024-08-01");
  private static final FeatureSchema SCHEMA = new FeatureSchema(SimulatedMatches.NAMES);
  private static final TrainingSettings SETTINGS =
      TrainingSettings.defaults()
          .withThreads(1)
          .withMostRounds(120)
          .withTrees(new TreeSettings(3, 0.1, 20, 0.8, 0.5, 5, 64));

  @TempDir private Path models;

  private static double logLossOf(Judgement judgement, String rival) {
    return judgement.rival(rival).orElseThrow().figures().logLoss();
  }

  @Test
  @NeedsNativeLibrary
  void a_model_beats_the_prior_and_elo_where_there_is_more_to_know() {
    TrainedModel model = train(SimulatedMatches.fourSeasons(1, 3));

    Judgement judgement = model.judgement();
    assertThat(judgement.model().matches()).isEqualTo(3 * 364);
    assertThat(judgement.model().logLoss())
        .isLessThan(logLossOf(judgement, Judgement.CLASS_PRIOR) - 0.05);
    assertThat(judgement.model().logLoss()).isLessThan(logLossOf(judgement, Judgement.ELO));
  }

  @Test
  @NeedsNativeLibrary
  void the_slices_follow_each_other_and_end_before_the_day_given() {
    TrainedModel model = train(SimulatedMatches.fourSeasons(1, 1));

    TrainingSlices slices = model.card().origin().training().orElseThrow().record().slices();
    assertThat(slices.fitting().from()).isEqualTo("2020-08-01");
    assertThat(slices.fitting().to()).isEqualTo("2022-08-01");
    assertThat(slices.stopping().from()).isEqualTo("2022-08-02");
    assertThat(slices.stopping().rows()).isEqualTo(182);
    assertThat(slices.calibration().from()).isEqualTo("2023-01-31");
    assertThat(slices.calibration().rows()).isEqualTo(183);
    assertThat(slices.heldOut().from()).isEqualTo("2023-08-02");
    assertThat(slices.heldOut().to()).isEqualTo("2024-07-30");
  }

  @Test
  @NeedsNativeLibrary
  void the_held_out_season_changes_no_tree_and_no_temperature() {
    TrainingSet set = SimulatedMatches.fourSeasons(1, 1);
    TrainingSet turned =
        SimulatedMatches.withOutcomesTurnedFrom(set, UNTIL.minusDays(TrainingSplit.SEASON_DAYS));

    ModelBundle bundle = train(set).writeTo(models);
    ModelBundle other = train(turned).writeTo(models);

    assertThat(other.manifest().modelSha256()).isEqualTo(bundle.manifest().modelSha256());
    assertThat(other.calibration()).isEqualTo(bundle.calibration());
    assertThat(other.manifest().origin()).isNotEqualTo(bundle.manifest().origin());
  }

  @Test
  @NeedsNativeLibrary
  void the_same_matches_and_settings_give_the_same_bundle() {
    ModelBundle first = train(SimulatedMatches.fourSeasons(5, 1)).writeTo(models);
    ModelBundle second = train(SimulatedMatches.fourSeasons(5, 1)).writeTo(models.resolve("b"));
    ModelBundle other =
        new ModelTrainer(SCHEMA, SETTINGS.withSeed(2), TrainingProgress.NONE)
            .train(SimulatedMatches.fourSeasons(5, 1), UNTIL)
            .writeTo(models);

    assertThat(second.runId()).isEqualTo(first.runId());
    assertThat(other.runId()).isNotEqualTo(first.runId());
  }

  @Test
  @NeedsNativeLibrary
  void a_written_model_loads_and_gives_the_margins_of_the_library() {
    ModelBundle bundle = train(SimulatedMatches.fourSeasons(1, 1)).writeTo(models);

    LoadedModel model = LoadedModel.open(bundle.folder());

    assertThat(model.schema()).isEqualTo(SCHEMA);
    assertThat(bundle.manifest().card().goldenRows()).hasSize(6);
    assertThat(bundle.ensemble().treeCount()).isEqualTo(3 * bundle.manifest().origin().rounds());
  }

  @Test
  @NeedsNativeLibrary
  void the_manifest_says_what_the_training_window_looked_like() {
    ModelBundle bundle = train(SimulatedMatches.fourSeasons(1, 3)).writeTo(models);

    TrainedHere trained = bundle.manifest().origin().training().orElseThrow();
    TrainingSlices slices = trained.record().slices();
    TrainingReference reference = trained.reference().orElseThrow();
    assertThat(reference.rows())
        .isEqualTo(slices.fitting().rows() + slices.stopping().rows() + slices.calibration().rows())
        .isEqualTo(3 * 3 * 365 + 3);
    assertThat(reference.features())
        .extracting(feature -> feature.edges().size())
        .containsExactly(9, 9, 9, 1);
    assertThat(reference.features().get(1).missing()).isCloseTo(0.1, within(0.02));
    assertThat(reference.features().get(3).edges()).containsExactly(1f);
    assertThat(reference.home()).isBetween(0.3, 0.5);
    assertThat(reference.draw()).isCloseTo(0.26, within(0.05));
    assertThat(reference.home() + reference.draw() + reference.away()).isCloseTo(1, within(1e-5));
  }

  @Test
  @NeedsNativeLibrary
  void the_mean_probabilities_are_those_the_model_gives_over_its_window() {
    TrainingSet set = SimulatedMatches.fourSeasons(1, 1);
    ModelBundle bundle = train(set).writeTo(models);
    TrainedHere trained = bundle.manifest().origin().training().orElseThrow();
    LoadedModel model = LoadedModel.open(bundle.folder());

    double home = 0;
    int rows = 0;
    for (int row = 0; row < set.size(); row++) {
      if (trained.record().slices().isInWindow(set.day(row))) {
        float[] values = new float[set.featureCount()];
        set.copyTo(row, values, 0);
        home += model.score(FeatureVector.of(values)).home();
        rows++;
      }
    }

    assertThat(trained.reference().orElseThrow().rows()).isEqualTo(rows);
    assertThat(trained.reference().orElseThrow().home()).isCloseTo(home / rows, within(1e-6));
  }

  @Test
  void too_few_matches_are_refused_with_what_is_needed() {
    TrainingSet set = new TrainingSet(4);
    set.add(FeatureVector.missing(4), LocalDate.parse("2024-07-01"), Outcome.DRAW, "L");

    assertThatThrownBy(() -> train(set))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA);
              assertThat(e.problems())
                  .extracting(Object::toString)
                  .isEqualTo(
                      List.of(
                          "played matches before 2022-08-02: there are 0 to train with, at least"
                              + " 200 are needed: import more seasons",
                          "played matches from 2022-08-02 to 2023-08-01: there are 0 to train"
                              + " with, at least 100 are needed: import more seasons",
                          "played matches from 2023-08-02 to 2024-07-31: there are 1 to train"
                              + " with, at least 50 are needed: import more seasons"));
            });
  }

  private static TrainedModel train(TrainingSet set) {
    return new ModelTrainer(SCHEMA, SETTINGS, TrainingProgress.NONE).train(set, UNTIL);
  }

  @Test
  @NeedsNativeLibrary
  void where_trees_have_nothing_to_add_the_base_alone_is_published() {
    // Steps so great that the trees can only do harm.
    TrainingSettings harmful =
        SETTINGS.withMostRounds(1).withTrees(new TreeSettings(10, 1, 0, 1, 1, 0, 64));

    ModelBundle bundle =
        new ModelTrainer(SCHEMA, harmful, TrainingProgress.NONE)
            .train(SimulatedMatches.ofEloAlone(1), UNTIL)
            .writeTo(models);

    Judgement judgement = bundle.manifest().origin().training().orElseThrow().judgement();
    Figures logit = judgement.rival(Judgement.LOGIT).orElseThrow().figures();
    assertThat(judgement.model().logLoss()).isCloseTo(logit.logLoss(), within(1e-3));
    assertThat(judgement.gains()).isEmpty();
    assertThat(LoadedModel.of(bundle).manifest().card().base()).isPresent();
  }

  @Test
  @NeedsNativeLibrary
  void the_same_search_gives_the_same_bundle_and_says_what_was_tried() {
    TrainingSet set = SimulatedMatches.sixSeasons(4);
    ModelTrainer trainer =
        new ModelTrainer(SCHEMA, SETTINGS.withMostRounds(20), TrainingProgress.NONE);

    ModelBundle first = trainer.tune(set, UNTIL, 3).writeTo(models);
    ModelBundle second = trainer.tune(set, UNTIL, 3).writeTo(models.resolve("b"));

    assertThat(second.runId()).isEqualTo(first.runId());
    TrainedHere trained = first.manifest().origin().training().orElseThrow();
    assertThat(trained.record().tuning().orElseThrow().candidates()).isEqualTo(3);
    assertThat(ModelBundle.load(first.folder()).manifest()).isEqualTo(first.manifest());
  }

  @Test
  @NeedsNativeLibrary
  void the_rivals_are_those_the_features_are_there_for_each_with_an_interval() {
    Judgement judgement = train(SimulatedMatches.fourSeasons(1, 3)).judgement();

    assertThat(judgement.rivals())
        .extracting(Judgement.Rival::name)
        .containsExactly(Judgement.CLASS_PRIOR, Judgement.ELO, Judgement.LOGIT);
    assertThat(judgement.rivals()).allMatch(rival -> rival.logLoss().isPresent());
    assertThat(judgement.rival(Judgement.CLASS_PRIOR).orElseThrow().logLoss().orElseThrow().high())
        .isLessThan(0);
    assertThat(judgement.reliability()).hasSize(10);
    assertThat(judgement.slices())
        .extracting(slice -> slice.by() + " " + slice.name())
        .contains("league A League", "sex men", "sex women", "ground home");
    assertThat(judgement.gains())
        .singleElement()
        .satisfies(gain -> assertThat(gain.share()).isCloseTo(1, within(1e-9)));
  }
}
