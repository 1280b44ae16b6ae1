package io.matchday.job.model;

import io.matchday.model.TreeEnsemble;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.List;
import java.util.OptionalInt;

/** How many rounds of boosting of a model file are to answer. Immutable. */
public final class RoundsChoice {

  private enum Kind {
    AS_SAVED,
    BEST,
    ALL,
    FIRST
  }

  private final Kind kind;
  private final int first;

  private RoundsChoice(Kind kind, int first) {
    this.kind = kind;
    this.first = first;
  }

  /**
   * What was taken.
   *
   * @param rounds how many
   * @param reason why so many, to stand after the count
   */
  record Taken(int rounds, String reason) {}

  /** As whatever saved the file would predict: its scikit-learn wrapper to the best round. */
  public static RoundsChoice asSaved() {
    return new RoundsChoice(Kind.AS_SAVED, 0);
  }

  /** The choice with this name: {@code best}, {@code all}, or a number of rounds. */
  public static RoundsChoice named(String name) {
    if (name.equals("best")) {
      return new RoundsChoice(Kind.BEST, 0);
    }
    if (name.equals("all")) {
      return new RoundsChoice(Kind.ALL, 0);
    }
    if (name.matches("[1-9]\\d{0,8}")) {
      return new RoundsChoice(Kind.FIRST, Integer.parseInt(name));
    }
    throw new RefusedException(
        Refusal.USAGE, "the rounds must be best, all or a number from 1 on, not '" + name + "'");
  }

  /** The rounds of an ensemble; refuses more than it has, and the best of one that names none. */
  Taken of(String file, TreeEnsemble ensemble) {
    OptionalInt best = ensemble.bestRound();
    return switch (kind) {
      case ALL -> all(ensemble, "all, as asked for");
      case FIRST -> new Taken(atMost(file, ensemble, first, "are asked for"), "as asked for");
      case BEST -> {
        if (best.isEmpty()) {
          throw refused(file, "names no best_iteration, so there is no best round to stop at");
        }
        yield best(file, ensemble, "to the best one, as asked for");
      }
      case AS_SAVED -> {
        if (best.isEmpty()) {
          yield all(ensemble, "all; the file names no best_iteration");
        }
        yield ensemble.isFromWrapper()
            ? best(file, ensemble, "to the best one, as XGBClassifier predicts")
            : all(
                ensemble, "all, as Booster.predict does; its best_iteration is " + best.getAsInt());
      }
    };
  }

  private static Taken all(TreeEnsemble ensemble, String reason) {
    return new Taken(ensemble.roundCount(), reason);
  }

  private static Taken best(String file, TreeEnsemble ensemble, String reason) {
    long rounds = ensemble.bestRound().orElseThrow() + 1L;
    return new Taken(atMost(file, ensemble, rounds, "end with its best_iteration"), reason);
  }

  private static int atMost(String file, TreeEnsemble ensemble, long rounds, String verb) {
    if (rounds < 1 || rounds > ensemble.roundCount()) {
      throw refused(
          file,
          "has %d rounds, but %d %s; choose with --rounds"
              .formatted(ensemble.roundCount(), rounds, verb));
    }
    return (int) rounds;
  }

  private static RefusedException refused(String file, String detail) {
    return new RefusedException(Refusal.MODEL, List.of(new Problem(file, detail)));
  }
}
