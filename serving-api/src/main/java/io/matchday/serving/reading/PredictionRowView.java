package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.match.Score;
import io.matchday.storage.PredictionLine;
import io.matchday.storage.PublishedRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published prediction on the wire, with its match and what made it. */
record PredictionRowView(
    @JsonProperty("match_id") long matchId,
    @JsonProperty("match_date") String matchDate,
    @JsonProperty("league") String league,
    @JsonProperty("sex") int sex,
    @JsonProperty("home_team") String homeTeam,
    @JsonProperty("away_team") String awayTeam,
    @JsonProperty("predicted_class") int predictedClass,
    @JsonProperty("probabilities") ClassProbabilitiesView probabilities,
    @JsonProperty("home_goals") @Nullable Integer homeGoals,
    @JsonProperty("away_goals") @Nullable Integer awayGoals,
    @JsonProperty("model_version") String modelVersion,
    @JsonProperty("model_run_id") String modelRunId,
    @JsonProperty("run") long run,
    @JsonProperty("published_at") String publishedAt) {

  static final List<Column<PredictionRowView>> COLUMNS =
      List.of(
          new Column<>("match_id", PredictionRowView::matchId),
          new Column<>("match_date", PredictionRowView::matchDate),
          new Column<>("league", PredictionRowView::league),
          new Column<>("sex", PredictionRowView::sex),
          new Column<>("home_team", PredictionRowView::homeTeam),
          new Column<>("away_team", PredictionRowView::awayTeam),
          new Column<>("predicted_class", PredictionRowView::predictedClass),
          new Column<>("p_home", row -> row.probabilities().home()),
          new Column<>("p_draw", row -> row.probabilities().draw()),
          new Column<>("p_away", row -> row.probabilities().away()),
          new Column<>("home_goals", PredictionRowView::homeGoals),
          new Column<>("away_goals", PredictionRowView::awayGoals),
          new Column<>("model_version", PredictionRowView::modelVersion),
          new Column<>("model_run_id", PredictionRowView::modelRunId),
          new Column<>("run", PredictionRowView::run),
          new Column<>("published_at", PredictionRowView::publishedAt));

  static PredictionRowView of(PredictionLine line, PublishedRun run) {
    return new PredictionRowView(
        line.matchId(),
        line.date().toString(),
        line.competition(),
        line.sex().code(),
        line.homeTeam(),
        line.awayTeam(),
        OutcomeClass.of(line.probabilities().predicted()),
        ClassProbabilitiesView.of(line.probabilities()),
        line.score().map(Score::home).orElse(null),
        line.score().map(Score::away).orElse(null),
        run.alias(),
        run.modelRunId().value(),
        run.id().value(),
        run.publishedAt().toString());
  }
}
