package io.matchday.job.prediction;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.PredictionScope;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The prediction job in a process of its own, to be killed: it says "open" once it owns the
 * database, and from its ninth block on it says "held" and waits for ever inside the block's
 * transaction.
 */
public final class PredictionProcess {

  private static final int BLOCKS = 9;

  private PredictionProcess() {}

  /** Arguments: database URL, user, password, models folder. */
  public static void main(String[] arguments) {
    DatabaseSettings settings = new DatabaseSettings(arguments[0], arguments[1], arguments[2], 12);
    try (Database database = Database.open(settings)) {
      System.out.println("open");
      PredictionRequest request =
          new PredictionRequest(
              SeasonOfMatches.AS_OF, PredictionScope.UPCOMING, JdbcModels.PRODUCTION, 2);
      new PredictMatches(
              database, new BatchEngine(database), Path.of(arguments[3]), Clock.systemUTC())
          .run(request, new WaitsForEver());
    }
  }

  /** Lets eight blocks pass, and no more. */
  private static final class WaitsForEver implements Progress {
    private final AtomicInteger blocks = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public void begin(String task, long total) {}

    @Override
    public void advance(long done) {
      if (blocks.incrementAndGet() < BLOCKS) {
        return;
      }
      System.out.println("held");
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void end() {}
  }
}
