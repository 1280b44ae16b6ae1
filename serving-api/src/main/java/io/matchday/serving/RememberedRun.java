package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.PublishedPrediction;
import io.matchday.storage.PublishedRun;
import java.util.Arrays;
import java.util.Optional;

/**
 * The predictions of one published run in memory, 32 bytes each. Once filled it is read by any
 * number of threads.
 */
final class RememberedRun {

  private static final int OUTCOMES = 3;
  private static final int FIRST_SIZE = 1_024;

  private final PublishedRun run;

  /** Negated: the newest come first, and are sought by what grows. */
  private long[] matches = new long[FIRST_SIZE];

  private double[] probabilities = new double[OUTCOMES * FIRST_SIZE];
  private int size;

  RememberedRun(PublishedRun run) {
    this.run = run;
  }

  PublishedRun run() {
    return run;
  }

  /** Takes in one more; they must come by match id, the greatest first. For one thread. */
  void add(PublishedPrediction prediction) {
    if (size == matches.length) {
      matches = Arrays.copyOf(matches, 2 * size);
      probabilities = Arrays.copyOf(probabilities, 2 * OUTCOMES * size);
    }
    matches[size] = -prediction.matchId().value();
    probabilities[OUTCOMES * size] = prediction.probabilities().home();
    probabilities[OUTCOMES * size + 1] = prediction.probabilities().draw();
    probabilities[OUTCOMES * size + 2] = prediction.probabilities().away();
    size++;
  }

  /** The prediction of a match, if it is among those remembered. */
  Optional<PublishedPrediction> find(MatchId match) {
    int place = Arrays.binarySearch(matches, 0, size, -match.value());
    if (place < 0) {
      return Optional.empty();
    }
    int first = OUTCOMES * place;
    return Optional.of(
        new PublishedPrediction(
            match,
            new Probabilities(
                probabilities[first], probabilities[first + 1], probabilities[first + 2]),
            run));
  }
}
