package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.match.Score;

/** What came of a match, on the wire; the class is that of predictions. */
record ResultView(
    @JsonProperty("home_goals") int homeGoals,
    @JsonProperty("away_goals") int awayGoals,
    @JsonProperty("outcome_class") int outcomeClass) {

  static ResultView of(Score score) {
    return new ResultView(score.home(), score.away(), OutcomeClass.of(score.outcome()));
  }
}
