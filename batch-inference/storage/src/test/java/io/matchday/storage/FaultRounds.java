package io.matchday.storage;

import java.util.Locale;
import java.util.Random;

/**
 * How often one kind of fault is tried, where the dice fall, and what came of it. {@code
 * -Dfaults.rounds=reduced} tries each kind a few times, {@code -Dfaults.seed=N} repeats the dice of
 * an earlier time.
 */
public final class FaultRounds {

  private static final long SEED = Long.getLong("faults.seed", System.nanoTime() & 0xFFFFFF);

  private final String kind;
  private final int count;
  private final Random random;

  private FaultRounds(String kind, int count) {
    this.kind = kind;
    this.count = count;
    this.random = new Random(SEED ^ ((long) kind.hashCode() << 24));
    System.out.println("faults: " + kind + ": " + count + " rounds, -Dfaults.seed=" + SEED);
  }

  /**
   * The rounds of one kind of fault; each kind has dice of its own.
   *
   * @param kind what is done, for the report
   * @param full how many rounds are tried in full
   * @param reduced how many in the reduced form
   */
  public static FaultRounds of(String kind, int full, int reduced) {
    return new FaultRounds(kind, isReduced() ? reduced : full);
  }

  /** Whether each kind is tried a few times only. */
  public static boolean isReduced() {
    String rounds = System.getProperty("faults.rounds", "full").toLowerCase(Locale.ROOT);
    return switch (rounds) {
      case "full" -> false;
      case "reduced" -> true;
      default ->
          throw new IllegalArgumentException("faults.rounds is full or reduced, not " + rounds);
    };
  }

  /** How many rounds. */
  public int count() {
    return count;
  }

  /** The dice. */
  public Random random() {
    return random;
  }

  /** Tells what came of the rounds. */
  public void report(String figures) {
    System.out.println("faults: " + kind + ": " + figures + " (seed " + SEED + ")");
  }
}
