package io.matchday.job.prediction;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The prediction job in a process of its own, to be killed: it says "open" once it owns the
 * database, "block" in the transaction of each block, and "done" at its end. Asked to hold, it says
 * "held" from its ninth block on and waits for ever inside the block's transaction.
 */
public final class PredictionProcess {

  private static final int HELD = 9;

  private PredictionProcess() {}

  /** Arguments: database URL, user, password, models folder, and "hold" or "run". */
  public static void main(String[] arguments) {
    DatabaseSettings settings = new DatabaseSettings(arguments[0], arguments[1], arguments[2], 12);
    Progress progress = new Told(arguments[4].equals("hold") ? HELD : Integer.MAX_VALUE);
    try (Database database = Database.open(settings)) {
      System.out.println("open");
      PredictionRequest request = Predicting.request(2);
      new PredictMatches(
              database, new BatchEngine(database), Path.of(arguments[3]), Clock.systemUTC())
          .run(request, progress);
      System.out.println("done");
    }
  }

  /** Tells of every block; holds from one of them on. */
  private static final class Told implements Progress {
    private final AtomicInteger blocks = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private final int held;

    Told(int held) {
      this.held = held;
    }

    @Override
    public void begin(String task, long total) {}

    @Override
    public void advance(long done) {
      if (blocks.incrementAndGet() < held) {
        System.out.println("block");
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
