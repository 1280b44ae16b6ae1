package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessmentTableTest {

  private static final Probabilities SURE_OF_HOME = new Probabilities(1, 0, 0);
  private static final Probabilities EVEN = new Probabilities(0.25, 0.5, 0.25);

  @Test
  void matches_are_grouped_by_competition_by_season_and_by_month() {
    AssessmentTable table = new AssessmentTable();

    table.add(judged("North", "2021-05-30", Basis.HINDSIGHT, Outcome.HOME));
    table.add(judged("North", "2021-08-01", Basis.HINDSIGHT, Outcome.AWAY));
    table.add(judged("South", "2021-08-31", Basis.HINDSIGHT, Outcome.HOME));

    assertThat(table.overall().get(Basis.HINDSIGHT).quality().accuracy()).isEqualTo(2 / 3.0);
    assertThat(table.byCompetition(Basis.HINDSIGHT)).containsOnlyKeys("North", "South");
    assertThat(table.byCompetition(Basis.HINDSIGHT).get("North").quality().accuracy())
        .isEqualTo(0.5);
    assertThat(table.bySeason(Basis.HINDSIGHT)).containsOnlyKeys("2020-21", "2021-22");
    assertThat(table.bySeason(Basis.HINDSIGHT).get("2021-22").quality().rps()).isEqualTo(0.5);
    assertThat(table.byMonth(Basis.HINDSIGHT)).containsOnlyKeys("2021-05", "2021-08");
    assertThat(table.byMonth(Basis.HINDSIGHT).get("2021-08").quality().matches()).isEqualTo(2);
  }

  @Test
  void each_basis_stands_apart() {
    AssessmentTable table = new AssessmentTable();

    table.add(judged("North", "2019-08-01", Basis.IN_TRAINING, Outcome.HOME));
    table.add(judged("North", "2020-08-01", Basis.HINDSIGHT, Outcome.AWAY));
    table.add(judged("North", "2021-08-01", Basis.BEFORE_KICK_OFF, Outcome.AWAY));
    table.add(judged("North", "2021-08-02", Basis.BEFORE_KICK_OFF, Outcome.AWAY));

    assertThat(table.overall().get(Basis.BEFORE_KICK_OFF).quality().matches()).isEqualTo(2);
    assertThat(table.overall().get(Basis.HINDSIGHT).quality().matches()).isEqualTo(1);
    assertThat(table.overall().get(Basis.IN_TRAINING).quality().accuracy()).isEqualTo(1);
    assertThat(table.bySeason(Basis.HINDSIGHT)).containsOnlyKeys("2020-21");
  }

  @Test
  void a_reference_is_compared_on_the_matches_it_spoke_of() {
    AssessmentTable table = new AssessmentTable();

    table.add(judged("North", "2021-08-01", Basis.HINDSIGHT, Outcome.HOME));
    table.add(
        new JudgedMatch(
            "South",
            "2021-22",
            LocalDate.parse("2021-08-02"),
            Basis.HINDSIGHT,
            SURE_OF_HOME,
            Map.of(Reference.LEAGUE_PRIOR, EVEN, Reference.ODDS_SHIN, EVEN),
            Outcome.DRAW));

    Assessment overall = table.overall().get(Basis.HINDSIGHT);
    assertThat(overall.quality().matches()).isEqualTo(2);
    assertThat(overall.against(Reference.LEAGUE_PRIOR).orElseThrow().matches()).isEqualTo(2);
    Comparison odds = overall.against(Reference.ODDS_SHIN).orElseThrow();
    assertThat(odds.matches()).isEqualTo(1);
    // 0.5 of the one that was sure, (1/16 + 1/16) / 2 of the even one.
    assertThat(odds.rpsDifference().mean()).isCloseTo(0.5 - 0.0625, within(1e-12));
    assertThat(overall.against(Reference.ODDS_POWER)).isEmpty();
    assertThat(table.byCompetition(Basis.HINDSIGHT).get("North").comparisons())
        .containsOnlyKeys(Reference.LEAGUE_PRIOR);
  }

  @Test
  void a_table_without_matches_is_empty() {
    AssessmentTable table = new AssessmentTable();

    assertThat(table.overall()).isEmpty();
    assertThat(table.byCompetition(Basis.BEFORE_KICK_OFF)).isEmpty();
    assertThat(new AssessmentTally().assessment()).isEmpty();
  }

  private static JudgedMatch judged(String competition, String day, Basis basis, Outcome outcome) {
    LocalDate date = LocalDate.parse(day);
    int year = date.getMonthValue() > 6 ? date.getYear() : date.getYear() - 1;
    String season = "%d-%02d".formatted(year, (year + 1) % 100);
    return new JudgedMatch(
        competition,
        season,
        date,
        basis,
        SURE_OF_HOME,
        Map.of(Reference.LEAGUE_PRIOR, EVEN),
        outcome);
  }
}
