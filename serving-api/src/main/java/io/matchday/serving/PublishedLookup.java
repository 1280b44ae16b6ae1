package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.serving.tracing.Spans;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.PublishedPrediction;
import io.matchday.storage.PublishedRun;
import io.matchday.storage.UpcomingMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks up what was published. While the database does not answer, the newest published run is
 * answered from memory. Thread-safe.
 */
final class PublishedLookup {

  /** How old the list of runs, and that of upcoming matches, may be. */
  private static final Duration FRESHNESS = Duration.ofMillis(500);

  /** How old the list of upcoming matches may be while nobody asks for it. */
  private static final Duration KEPT_FRESHNESS = Duration.ofSeconds(10);

  /** Predictions taken into memory before the first request. */
  private static final int AT_START = 5_000;

  private final JdbcPublishedPredictions published;
  private final DatabaseWatch watch;
  private final int remembered;
  private final Spans spans;
  private final Fresh<List<PublishedRun>> runs;
  private final Fresh<UpcomingList> upcoming;
  private final Fresh<UpcomingList> kept;
  private volatile Optional<RememberedRun> memory = Optional.empty();
  private volatile UpcomingList lastUpcoming = UpcomingList.EMPTY;
  private volatile boolean hasLooked;

  /** How many predictions of the run in memory were asked for at most. */
  private int taken;

  PublishedLookup(
      JdbcPublishedPredictions published, DatabaseWatch watch, int remembered, Spans spans) {
    this.published = published;
    this.watch = watch;
    this.remembered = remembered;
    this.spans = spans;
    this.runs = new Fresh<>(FRESHNESS, published::runs);
    this.upcoming = new Fresh<>(FRESHNESS, this::readUpcoming);
    this.kept = new Fresh<>(KEPT_FRESHNESS, upcoming::get);
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
          Optional<PublishedPrediction> known = memory.flatMap(run -> run.find(match));
          return Optional.of(known.orElseThrow(ProblemResolver::databaseAway));
        });
  }

  /**
   * The prediction of a match in the newest run published under an alias that holds it; of another
   * alias than the default one nothing is kept in memory.
   */
  Optional<PublishedPrediction> find(MatchId match, String alias) {
    if (alias.equalsIgnoreCase(JdbcModels.PRODUCTION)) {
      return find(match);
    }
    if (alias.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return fromDatabase(() -> published.find(match, published.runs(alias)))
        .orElseThrow(ProblemResolver::databaseAway);
  }

  private Optional<PublishedPrediction> findNow(MatchId match) {
    List<PublishedRun> answering = runs.get();
    return memory
        .filter(remembered -> isNewest(remembered, answering))
        .flatMap(remembered -> remembered.find(match))
        .or(() -> published.find(match, answering))
        .or(() -> findInNewer(match, answering));
  }

  /** A run may have been published a moment ago. */
  private Optional<PublishedPrediction> findInNewer(MatchId match, List<PublishedRun> searched) {
    List<PublishedRun> now = runs.renewed();
    return now.equals(searched) ? Optional.empty() : published.find(match, now);
  }

  /** Rows of a published run never change: memory of the newest one is as good as the table. */
  private static boolean isNewest(RememberedRun remembered, List<PublishedRun> answering) {
    return !answering.isEmpty() && answering.get(0).equals(remembered.run());
  }

  /** The matches of the newest published run that are not yet played. */
  UpcomingList upcoming() {
    return fromDatabase(upcoming::get)
        .or(() -> hasLooked ? Optional.of(lastUpcoming) : Optional.empty())
        .orElseThrow(ProblemResolver::databaseAway);
  }

  private UpcomingList readUpcoming() {
    List<UpcomingMatch> now =
        runs.renewed().stream().findFirst().map(published::upcoming).orElse(List.of());
    UpcomingList list = lastUpcoming.with(now);
    lastUpcoming = list;
    hasLooked = true;
    return list;
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

  /**
   * Takes so much of the newest published run into memory as takes no time: the matches most are
   * asked for. For the start, before {@link #remember}.
   */
  void rememberNewest() {
    remember(Math.min(AT_START, remembered));
  }

  /**
   * Takes the newest published run into memory, unless it is there, and the upcoming matches from
   * time to time. For one thread.
   */
  void remember() {
    remember(remembered);
  }

  private void remember(int most) {
    Optional<PublishedRun> newest = published.runs().stream().findFirst();
    if (memory.map(RememberedRun::run).equals(newest) && most <= taken) {
      kept.get();
      return;
    }
    kept.renewed();
    memory = newest.map(run -> read(run, most));
    taken = most;
  }

  private RememberedRun read(PublishedRun run, int most) {
    RememberedRun read = new RememberedRun(run);
    published.ofRun(run, most, read::add);
    return read;
  }
}
