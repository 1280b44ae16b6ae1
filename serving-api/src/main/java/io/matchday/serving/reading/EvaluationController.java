package io.matchday.serving.reading;

import io.matchday.serving.DatabaseReads;
import io.matchday.storage.Grouping;
import io.matchday.storage.JdbcEvaluations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how good published predictions were, by the last judgement. */
@RestController
final class EvaluationController {

  private final JdbcEvaluations evaluations;
  private final DatabaseReads reads;

  EvaluationController(JdbcEvaluations evaluations, DatabaseReads reads) {
    this.evaluations = evaluations;
    this.reads = reads;
  }

  @EvaluationDocument
  @GetMapping(
      path = {"/evaluation", "/evaluation/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  EvaluationView evaluation(HttpServletRequest request) {
    Query query = Query.of(request, List.of("by"));
    Optional<Grouping> by = query.oneOf("by", Labels.of(Grouping.values(), Grouping::label));
    query.throwIfRefused();
    List<Grouping> groupings = by.map(List::of).orElseGet(() -> Arrays.asList(Grouping.values()));
    return EvaluationView.of(reads.read(() -> evaluations.latest(groupings)));
  }
}
