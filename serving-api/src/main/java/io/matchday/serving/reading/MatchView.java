package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.NamedMatch;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A match on the wire, with its features, its published predictions and what came of it. */
record MatchView(
    @JsonProperty("match_id") long matchId,
    @JsonProperty("match_date") String matchDate,
    @JsonProperty("kick_off") @Nullable String kickOff,
    @JsonProperty("league") String league,
    @JsonProperty("season") String season,
    @JsonProperty("home_team") String homeTeam,
    @JsonProperty("away_team") String awayTeam,
    @JsonProperty("neutral") boolean neutral,
    @JsonProperty("sex") int sex,
    @JsonProperty("country") @Nullable String country,
    @JsonProperty("result") @Nullable ResultView result,
    @JsonProperty("features") @Nullable FeaturesView features,
    @JsonProperty("predictions") List<MadePredictionView> predictions) {

  static MatchView of(StoredMatchFacts.Facts facts) {
    NamedMatch named = facts.match();
    MatchSheet sheet = named.match().sheet();
    return new MatchView(
        named.match().id().value(),
        sheet.date().toString(),
        sheet.kickOff().map(LocalTime::toString).orElse(null),
        sheet.competition(),
        sheet.season(),
        named.homeTeam(),
        named.awayTeam(),
        sheet.neutral(),
        sheet.sex().code(),
        sheet.country().orElse(null),
        sheet.score().map(ResultView::of).orElse(null),
        facts.features().map(FeaturesView::of).orElse(null),
        facts.predictions().stream().map(MadePredictionView::of).toList());
  }
}
