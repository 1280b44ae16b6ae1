package io.matchday.serving.reading;

import io.matchday.serving.HttpProblem;
import io.matchday.storage.JobKind;
import io.matchday.storage.NumberedReject;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.Run;
import io.matchday.storage.RunFilter;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells of the runs of all jobs, and what they rejected. */
@RestController
final class RunsController {

  private static final String RUNS = "runs";
  private static final String REJECTS = "rejects";

  private final ReadingStores stores;

  RunsController(ReadingStores stores) {
    this.stores = stores;
  }

  @RunsDocument
  @GetMapping(
      path = {"/runs", "/runs/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<RunView>> list(HttpServletRequest request) {
    Query query = Query.of(request, List.of("job", "status", "limit", "cursor"));
    int limit = query.number("limit", 1, PredictionsQuery.MOST, PredictionsQuery.USUAL);
    RunFilter filter =
        new RunFilter(
            query.oneOf("job", Labels.of(JobKind.values(), JobKind::label)),
            query.oneOf("status", Labels.of(RunStatus.values(), RunStatus::name)),
            query
                .read(
                    "cursor", PageEnd.EXPECTED, text -> PageEnd.read(RUNS, Integer.MAX_VALUE, text))
                .map(RunId::new),
            limit + 1);
    query.throwIfRefused();
    List<Run> runs = stores.reads.read(() -> stores.runs.list(filter));
    List<Run> shown = runs.stream().limit(limit).toList();
    Map<RunId, PredictionRun> predictions =
        shown.isEmpty()
            ? Map.of()
            : stores.reads.read(
                () ->
                    stores.predictionRuns.between(
                        shown.get(shown.size() - 1).id(), shown.get(0).id()));
    HttpHeaders headers = new HttpHeaders();
    if (runs.size() > limit) {
      String cursor = Cursor.of(RUNS, shown.get(limit - 1).id().value());
      headers.set(HttpHeaders.LINK, NextPage.link(request, query.values(), cursor));
    }
    return ResponseEntity.ok()
        .headers(headers)
        .body(
            shown.stream()
                .map(run -> RunView.of(run, Optional.ofNullable(predictions.get(run.id()))))
                .toList());
  }

  @RunDocument
  @GetMapping(
      path = {"/runs/{run}", "/runs/{run}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  RunView run(@PathVariable("run") String number, HttpServletRequest request) {
    Query query = Query.of(request, List.of());
    Run run = find(number, query);
    return RunView.of(run, stores.reads.read(() -> stores.predictionRuns.find(run.id())));
  }

  @RejectsDocument
  @GetMapping({"/runs/{run}/rejects", "/runs/{run}/rejects/"})
  ResponseEntity<byte[]> rejects(@PathVariable("run") String number, HttpServletRequest request) {
    Query query = Query.of(request, List.of("limit", "cursor", "format"));
    int limit = query.number("limit", 1, PredictionsQuery.MOST, PredictionsQuery.USUAL);
    long after =
        query
            .read("cursor", PageEnd.EXPECTED, text -> PageEnd.read(REJECTS, Long.MAX_VALUE, text))
            .orElse(0L);
    Optional<RowFormat> named = query.oneOf("format", RowFormat.byName());
    Run run = find(number, query);
    RowFormat format = RowFormat.chosen(named, request);
    List<NumberedReject> rejects =
        stores.reads.read(() -> stores.rejects.page(run.id(), after, limit + 1));
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(format.mediaType());
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (rejects.size() > limit) {
      String cursor = Cursor.of(REJECTS, rejects.get(limit - 1).number());
      headers.set(HttpHeaders.LINK, NextPage.link(request, query.values(), cursor));
    }
    List<RejectView> rows =
        rejects.stream().limit(limit).map(one -> RejectView.of(one.row(), run)).toList();
    return ResponseEntity.ok().headers(headers).body(RowsBody.of(format, rows, RejectView.COLUMNS));
  }

  /** The run of a number in the path, once everything about the request is found good. */
  private Run find(String number, Query query) {
    Optional<RunId> id = PathNumber.read(number, Integer.MAX_VALUE, "run", query).map(RunId::new);
    query.throwIfRefused();
    return id.flatMap(known -> stores.reads.read(() -> stores.runs.find(known)))
        .orElseThrow(() -> HttpProblem.notFound("there is no such run"));
  }
}
