package io.matchday.serving;

import java.util.function.Supplier;

/**
 * Reads from the database for a request, and says at once that it is away when that is known.
 * Thread-safe.
 */
public final class DatabaseReads {

  private final DatabaseWatch watch;

  DatabaseReads(DatabaseWatch watch) {
    this.watch = watch;
  }

  /**
   * What a question to the database gives.
   *
   * @throws HttpProblem 503 when the database does not answer
   */
  public <T> T read(Supplier<T> question) {
    if (!watch.isAnswering()) {
      throw ProblemResolver.databaseAway();
    }
    try {
      return question.get();
    } catch (RuntimeException e) {
      if (ProblemResolver.isDatabaseAway(e)) {
        watch.sawItAway();
      }
      throw e;
    }
  }
}
