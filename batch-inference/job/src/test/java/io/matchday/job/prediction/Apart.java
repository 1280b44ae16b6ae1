package io.matchday.job.prediction;

import java.util.concurrent.CompletableFuture;

/** Work in a thread of its own, and so outside the transaction at hand; waits for its end. */
final class Apart {

  private Apart() {}

  static void run(Runnable work) {
    CompletableFuture.runAsync(work, command -> new Thread(command, "apart").start()).join();
  }
}
