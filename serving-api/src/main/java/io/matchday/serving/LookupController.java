package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.refusal.Problem;
import io.matchday.storage.PublishedPrediction;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks up what was published. */
@RestController
final class LookupController {

  private static final BigInteger MAX_MATCH_ID = BigInteger.valueOf(MatchId.MAX);

  private final PublishedLookup lookup;
  private final StoredRowPredictions storedRows;
  private final ServingMetrics metrics;

  LookupController(
      PublishedLookup lookup, StoredRowPredictions storedRows, ServingMetrics metrics) {
    this.lookup = lookup;
    this.storedRows = storedRows;
    this.metrics = metrics;
  }

  /** The paths of scoring are no match ids: a GET there is a wrong method, not a wrong id. */
  @GetMapping(
      path = {
        "/predict/{match_id:(?!async$|batch$).+}",
        "/predict/{match_id:(?!async$|batch$).+}/"
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  Record find(
      @PathVariable("match_id") String matchId,
      @RequestParam("fresh") Optional<String> fresh,
      @RequestParam("stage") Optional<String> stage,
      @RequestParam(Explainer.PARAMETER) Optional<String> explain,
      HttpServletResponse response) {
    LookupQuestion question = new LookupQuestion(fresh, stage, explain);
    MatchId match = matchId(matchId);
    if (question.isFresh()) {
      return storedRows.fresh(match, question);
    }
    PublishedPrediction found = stage.isEmpty() ? published(match) : published(match, stage.get());
    Record answer =
        explain
            .<Record>map(asked -> storedRows.explained(found, asked))
            .orElseGet(() -> MatchPredictionView.of(found));
    // Told, but not compared: an earlier run that answers again is news to whoever had a later one.
    response.setDateHeader(HttpHeaders.LAST_MODIFIED, found.run().publishedAt().toEpochMilli());
    return answer;
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

  private PublishedPrediction published(MatchId match, String stage) {
    metrics.countRequest(PredictionSource.BATCH);
    return lookup.find(match, stage).orElseThrow(LookupController::notPublished);
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
