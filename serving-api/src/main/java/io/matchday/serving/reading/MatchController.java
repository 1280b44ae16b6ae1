package io.matchday.serving.reading;

import io.matchday.match.MatchId;
import io.matchday.serving.DatabaseReads;
import io.matchday.serving.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells all that is stored of one match. */
@RestController
final class MatchController {

  private final StoredMatchFacts facts;
  private final DatabaseReads reads;

  MatchController(StoredMatchFacts facts, DatabaseReads reads) {
    this.facts = facts;
    this.reads = reads;
  }

  @MatchDocument
  @GetMapping(
      path = {"/matches/{match_id}", "/matches/{match_id}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  MatchView match(@PathVariable("match_id") String matchId, HttpServletRequest request) {
    Query query = Query.of(request, List.of());
    Optional<MatchId> id =
        PathNumber.read(matchId, MatchId.MAX, "match_id", query).map(MatchId::new);
    query.throwIfRefused();
    return id.flatMap(known -> reads.read(() -> facts.find(known)))
        .map(MatchView::of)
        .orElseThrow(() -> HttpProblem.notFound("there is no such match"));
  }
}
