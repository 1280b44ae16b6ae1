package io.matchday.storage;

import io.matchday.match.Score;
import io.matchday.match.Shots;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Adds matches up to a {@link HistoryDigest}. Everything that a fixture or a played match tells
 * features counts, and nothing else: odds and cards may change without a row changing.
 */
public final class HistoryTally {

  private static final long ABSENT = Long.MIN_VALUE;
  private static final long UPPER_SEED = 0x9E37_79B9_7F4A_7C15L;
  private static final long LOWER_SEED = 0xC2B2_AE3D_27D4_EB4FL;

  /** Primes of xxHash64 (Collet). */
  private static final long FIRST = 0x9E37_79B1_85EB_CA87L;

  private static final long SECOND = 0xC2B2_AE3D_27D4_EB4FL;
  private static final long THIRD = 0x1656_67B1_9E37_79F9L;

  private long matches;
  private long upperSum;
  private long lowerSum;
  private long upper;
  private long lower;

  /** Adds a match. */
  public void add(StoredMatch match) {
    upper = UPPER_SEED;
    lower = LOWER_SEED;
    MatchSheet sheet = match.sheet();
    take(match.id().value());
    take(hash(sheet.competition()));
    take(hash(sheet.season()));
    take(sheet.date().toEpochDay());
    take(sheet.kickOff().map(LocalTime::toNanoOfDay).orElse(ABSENT));
    take(sheet.teams().home().value());
    take(sheet.teams().away().value());
    take(sheet.neutral() ? 1 : 0);
    take(sheet.sex().code());
    take(sheet.country().map(HistoryTally::hash).orElse(ABSENT));
    takeScore(sheet.score());
    takeShots(sheet.statistics().shots());
    matches++;
    upperSum += finished(upper);
    lowerSum += finished(lower);
  }

  /** Adds the matches of a digest. */
  public void add(HistoryDigest digest) {
    matches += digest.matches();
    upperSum += digest.upper();
    lowerSum += digest.lower();
  }

  private void takeScore(Optional<Score> score) {
    take(score.isPresent() ? 1 : 0);
    if (score.isPresent()) {
      take(score.get().home());
      take(score.get().away());
    }
  }

  private void takeShots(Optional<Shots> shots) {
    take(shots.isPresent() ? 1 : 0);
    if (shots.isPresent()) {
      take(shots.get().home());
      take(shots.get().away());
      take(shots.get().homeOnTarget());
      take(shots.get().awayOnTarget());
    }
  }

  private void take(long value) {
    upper = Long.rotateLeft(upper ^ (value * FIRST), 27) * SECOND + THIRD;
    lower = Long.rotateLeft(lower ^ (value * THIRD), 31) * FIRST + SECOND;
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = Long.rotateLeft(hash ^ (text.charAt(i) * SECOND), 23) * FIRST;
    }
    return finished(hash);
  }

  private static long finished(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * SECOND;
    mixed = (mixed ^ (mixed >>> 29)) * THIRD;
    return mixed ^ (mixed >>> 32);
  }

  /** What was added so far. */
  public HistoryDigest digest() {
    return new HistoryDigest(matches, upperSum, lowerSum);
  }
}
