package io.matchday.serving.reading;

import io.matchday.refusal.Problem;
import io.matchday.serving.HttpProblem;
import io.matchday.storage.JdbcPredictionLines;
import io.matchday.storage.JdbcPublishedRuns;
import io.matchday.storage.MatchFilter;
import io.matchday.storage.PageKey;
import io.matchday.storage.PredictionLine;
import io.matchday.storage.PublishedRun;
import java.util.List;
import java.util.Optional;

/** Finds the run that a request means, and a page of its predictions. Thread-safe. */
final class PredictionsReader {

  private final JdbcPublishedRuns runs;
  private final JdbcPredictionLines predictions;

  PredictionsReader(ReadingStores stores) {
    this.runs = stores.publishedRuns;
    this.predictions = stores.predictions;
  }

  /**
   * What an answer would be made of.
   *
   * @param newest the newest published run under any alias: nothing changes until there is another
   * @param chosen the run the answer is read from
   */
  record Source(Optional<PublishedRun> newest, Optional<PublishedRun> chosen) {}

  /**
   * A page.
   *
   * @param rows its rows
   * @param next the cursor of the next page
   */
  record Page(List<PredictionRowView> rows, Optional<String> next) {}

  /**
   * The run that a request means; none when it names none and nothing is published.
   *
   * @throws HttpProblem 404 when it names one that is not published
   */
  Source source(PredictionsQuery query) {
    return new Source(runs.newest(), chosen(query));
  }

  private Optional<PublishedRun> chosen(PredictionsQuery query) {
    if (query.walk().isPresent()) {
      return Optional.of(
          runs.find(query.walk().get().run())
              .filter(run -> isBy(query, run))
              .orElseThrow(PredictionsReader::brokenWalk));
    }
    if (query.run().isPresent()) {
      return Optional.of(
          runs.find(query.run().get())
              .filter(run -> isBy(query, run))
              .orElseThrow(PredictionsReader::notPublished));
    }
    if (query.model().isPresent()) {
      return Optional.of(
          runs.newestOf(query.model().get()).orElseThrow(PredictionsReader::notPublished));
    }
    return runs.newestAnswering();
  }

  private static boolean isBy(PredictionsQuery query, PublishedRun run) {
    return query.model().isEmpty() || query.model().get().equals(run.modelRunId());
  }

  private static HttpProblem notPublished() {
    return HttpProblem.notFound("no such run is published; see /runs?job=predict");
  }

  private static HttpProblem brokenWalk() {
    return HttpProblem.invalid(
        List.of(new Problem("cursor", "its run cannot be read any more; begin without a cursor")));
  }

  /** The page a request asks for: its rows, one of them looked at beyond the page. */
  Page page(PredictionsQuery query, PublishedRun run) {
    int limit = query.filter().limit();
    List<PredictionLine> lines =
        predictions.page(
            run.id(), withOneMore(query.filter()), query.walk().map(PredictionsQuery.Walk::after));
    List<PredictionRowView> rows =
        lines.stream().limit(limit).map(line -> PredictionRowView.of(line, run)).toList();
    if (lines.size() <= limit) {
      return new Page(rows, Optional.empty());
    }
    PredictionLine last = lines.get(limit - 1);
    PageKey key = PageKey.of(last);
    return new Page(rows, Optional.of(new PredictionsQuery.Walk(run.id(), key).cursor()));
  }

  private static MatchFilter withOneMore(MatchFilter filter) {
    return new MatchFilter(
        filter.from(),
        filter.until(),
        filter.competition(),
        filter.team(),
        filter.sex(),
        filter.played(),
        filter.limit() + 1);
  }
}
