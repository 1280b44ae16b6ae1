package io.matchday.storage;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whose transaction writes many rows into one table of H2, while others of this process wait: two
 * at once try again and again for the roots of the same trees, and together take longer than one
 * after the other. On PostgreSQL nobody waits. Thread-safe.
 */
final class WritingTurn {

  private final ReentrantLock turn = new ReentrantLock();
  private final boolean taken;

  WritingTurn(DatabaseSettings settings) {
    taken = settings.isH2();
  }

  /**
   * Waits for the turn, and keeps it until the caller's transaction has ended. To be called before
   * the transaction changes what others may wait for. Outside a transaction nothing is waited for.
   */
  void await() {
    if (!taken
        || turn.isHeldByCurrentThread()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    turn.lock();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            turn.unlock();
          }
        });
  }
}
