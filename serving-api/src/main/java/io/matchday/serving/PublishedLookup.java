package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.serving.tracing.Spans;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.PublishedPrediction;
import io.matchday.storage.PublishedRun;
import io.matchday.storage.UpcomingMatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks up what was published. While the database does not answer, the newest published run is
 * answered from memory. Thread-safe.
 */
final class PublishedLookup {

  /** How old the list of runs, and that of upcoming matches, may be. */
  private static final Duration FRESHNESS = Duration.ofMillis(500);

  private record Memory(
      Optional<PublishedRun> run,
      Map<MatchId, PublishedPrediction> predictions,
      List<UpcomingMatch> upcoming) {}

  private final JdbcPublishedPredictions published;
  private final DatabaseWatch watch;
  private final int remembered;
  private final Spans spans;
  private final Fresh<List<PublishedRun>> runs;
  private final Fresh<List<UpcomingMatch>> upcoming;
  private volatile Optional<Memory> memory = Optional.empty();

  PublishedLookup(
      JdbcPublishedPredictions published, DatabaseWatch watch, int remembered, Spans spans) {
    this.published = published;
    this.watch = watch;
    this.remembered = remembered;
    this.spans = spans;
    this.runs = new Fresh<>(FRESHNESS, published::runs);
    this.upcoming = new Fresh<>(FRESHNESS, this::readUpcoming);
  }

  /**
   * The prediction of a match in the newest published run that holds it.
   *
   * @throws HttpProblem when the database does not answer and memory does not know
   */
  Optional<PublishedPrediction> find(MatchId match) {
    Optional<Optional<PublishedPrediction>> answer = fromDatabase(() -> findNow(match));
    return answer.orElseGet(
        () -> {
          Optional<PublishedPrediction> known =
              memory.flatMap(then -> Optional.ofNullable(then.predictions.get(match)));
          return Optional.of(known.orElseThrow(ProblemResolver::databaseAway));
        });
  }

  private Optional<PublishedPrediction> findNow(MatchId match) {
    return published.find(match, runs.get()).or(() -> published.find(match, runs.renewed()));
  }

  /** The matches of the newest published run that are not yet played. */
  List<UpcomingMatch> upcoming() {
    return fromDatabase(upcoming::get)
        .or(() -> memory.map(Memory::upcoming))
        .orElseThrow(ProblemResolver::databaseAway);
  }

  private List<UpcomingMatch> readUpcoming() {
    return runs.renewed().stream().findFirst().map(published::upcoming).orElse(List.of());
  }

  private <T> Optional<T> fromDatabase(Supplier<T> question) {
    if (!watch.isAnswering()) {
      return Optional.empty();
    }
    try {
      return Optional.of(spans.in("database", question));
    } catch (RuntimeException e) {
      if (!ProblemResolver.isDatabaseAway(e)) {
        throw e;
      }
      watch.sawItAway();
      return Optional.empty();
    }
  }

  /** Takes the newest published run into memory, unless it is there. For one thread. */
  void remember() {
    Optional<PublishedRun> newest = published.runs().stream().findFirst();
    Optional<Memory> before = memory;
    Map<MatchId, PublishedPrediction> predictions;
    if (before.isPresent() && before.get().run.equals(newest)) {
      predictions = before.get().predictions;
    } else {
      predictions = new HashMap<>();
      newest.ifPresent(
          run ->
              published.ofRun(run, remembered).forEach(one -> predictions.put(one.matchId(), one)));
    }
    memory = Optional.of(new Memory(newest, predictions, upcoming.get()));
  }
}
