package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.refusal.Problem;
import io.matchday.storage.PublishedPrediction;
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
    PublishedPrediction found = published(matchId(matchId));
    return ResponseEntity.ok()
        .lastModified(found.run().publishedAt())
        .body(MatchPredictionView.of(found));
  }

  @GetMapping(
      path = {"/predict/matches", "/predict/matches/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<UpcomingMatchView> upcoming() {
    return upcomingList().matches().stream().map(UpcomingMatchView::of).toList();
  }

  /**
   * The published prediction of a match; counts the question.
   *
   * @throws HttpProblem 404 when no published run holds the match
   */
  PublishedPrediction published(MatchId match) {
    metrics.countRequest(PredictionSource.BATCH);
    return lookup.find(match).orElseThrow(LookupController::notPublished);
  }

  /** The upcoming matches, ready to be sent. */
  UpcomingList upcomingList() {
    return lookup.upcoming();
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
