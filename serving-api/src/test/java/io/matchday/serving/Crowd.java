package io.matchday.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Clients that ask one after the other without a pause, each on a connection of its own. */
final class Crowd implements AutoCloseable {

  /**
   * One answer.
   *
   * @param nanos how long it took
   */
  record Met(Answer answer, long nanos) {}

  private final Queue<Met> answers = new ConcurrentLinkedQueue<>();
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isOver;

  /** Starts so many clients of a service. */
  Crowd(int clients, int port, Function<Client, Answer> request) {
    for (int i = 0; i < clients; i++) {
      Thread thread = new Thread(() -> ask(new Client(port), request), "crowd-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  private void ask(Client client, Function<Client, Answer> request) {
    while (!isOver) {
      long start = System.nanoTime();
      try {
        Answer answer = request.apply(client);
        answers.add(new Met(answer, System.nanoTime() - start));
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
  }

  /** How many were answered so far. */
  int size() {
    return answers.size();
  }

  /** Sends them home; every answer they got, or the first failure to get one. */
  List<Met> end() {
    close();
    if (!failures.isEmpty()) {
      throw failures.element();
    }
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    isOver = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
