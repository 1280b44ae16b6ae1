package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.refusal.Problem;
import io.matchday.storage.PublishedPrediction;
import io.matchday.storage.PublishedRun;
import java.math.BigInteger;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Looks up what was published. */
@RestController
final class LookupController {

  private static final BigInteger MAX_MATCH_ID = BigInteger.valueOf(MatchId.MAX);

  private final PublishedLookup lookup;
  private final ServingMetrics metrics;

  LookupController(PublishedLookup lookup, ServingMetrics metrics) {
    this.lookup = lookup;
    this.metrics = metrics;
  }

  /** The path of scoring later is no match id: a GET there is a wrong method, not a wrong id. */
  @GetMapping(
      path = {"/predict/{match_id:(?!async$).+}", "/predict/{match_id:(?!async$).+}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<MatchPredictionView> find(@PathVariable("match_id") String matchId) {
    MatchId match = matchId(matchId);
    metrics.countRequest(PredictionSource.BATCH);
    PublishedPrediction found = lookup.find(match).orElseThrow(LookupController::notPublished);
    PublishedRun run = found.run();
    return ResponseEntity.ok()
        .lastModified(run.publishedAt())
        .body(
            new MatchPredictionView(
                match.value(),
                PredictionView.of(found.probabilities(), run.alias(), run.modelRunId())));
  }

  @GetMapping(
      path = {"/predict/matches", "/predict/matches/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<UpcomingMatchView> upcoming() {
    return lookup.upcoming().stream().map(UpcomingMatchView::of).toList();
  }

  private static MatchId matchId(String text) {
    if (!text.matches("-?[0-9]{1,100}")) {
      throw HttpProblem.invalid(List.of(new Problem("/match_id", "expected an integer")));
    }
    BigInteger value = new BigInteger(text);
    if (value.signum() <= 0 || value.compareTo(MAX_MATCH_ID) > 0) {
      throw notPublished();
    }
    return new MatchId(value.longValue());
  }

  private static HttpProblem notPublished() {
    return HttpProblem.notFound("no published run holds this match");
  }
}
