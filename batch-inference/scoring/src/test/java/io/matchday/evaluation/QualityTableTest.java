package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import org.junit.jupiter.api.Test;

class QualityTableTest {

  private static final Probabilities SURE_OF_HOME = new Probabilities(1, 0, 0);

  @Test
  void matches_are_grouped_by_competition_and_by_season() {
    QualityTable table = new QualityTable();

    table.add(judged("North", "2020-21", TrainingWindow.OUTSIDE, Outcome.HOME));
    table.add(judged("North", "2021-22", TrainingWindow.OUTSIDE, Outcome.AWAY));
    table.add(judged("South", "2021-22", TrainingWindow.OUTSIDE, Outcome.HOME));

    assertThat(table.overall(TrainingWindow.OUTSIDE).orElseThrow().accuracy()).isEqualTo(2 / 3.0);
    assertThat(table.byCompetition(TrainingWindow.OUTSIDE)).containsOnlyKeys("North", "South");
    assertThat(table.byCompetition(TrainingWindow.OUTSIDE).get("North").accuracy()).isEqualTo(0.5);
    assertThat(table.byCompetition(TrainingWindow.OUTSIDE).get("South").accuracy()).isEqualTo(1);
    assertThat(table.bySeason(TrainingWindow.OUTSIDE)).containsOnlyKeys("2020-21", "2021-22");
    assertThat(table.bySeason(TrainingWindow.OUTSIDE).get("2021-22").matches()).isEqualTo(2);
    assertThat(table.bySeason(TrainingWindow.OUTSIDE).get("2021-22").rps()).isEqualTo(0.5);
  }

  @Test
  void matches_the_model_was_trained_on_never_reach_the_headline() {
    QualityTable table = new QualityTable();

    table.add(judged("North", "2019-20", TrainingWindow.INSIDE, Outcome.HOME));
    table.add(judged("North", "2020-21", TrainingWindow.OUTSIDE, Outcome.AWAY));

    assertThat(table.overall(TrainingWindow.OUTSIDE).orElseThrow().matches()).isEqualTo(1);
    assertThat(table.overall(TrainingWindow.OUTSIDE).orElseThrow().accuracy()).isEqualTo(0);
    assertThat(table.overall(TrainingWindow.INSIDE).orElseThrow().accuracy()).isEqualTo(1);
    assertThat(table.bySeason(TrainingWindow.OUTSIDE)).containsOnlyKeys("2020-21");
  }

  @Test
  void a_table_without_matches_is_empty() {
    QualityTable table = new QualityTable();

    assertThat(table.overall(TrainingWindow.OUTSIDE)).isEmpty();
    assertThat(table.byCompetition(TrainingWindow.OUTSIDE)).isEmpty();
  }

  private static JudgedMatch judged(
      String competition, String season, TrainingWindow window, Outcome outcome) {
    return new JudgedMatch(competition, season, window, SURE_OF_HOME, outcome);
  }
}
