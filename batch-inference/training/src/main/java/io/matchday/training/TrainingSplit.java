package io.matchday.training;

import io.matchday.model.TrainingSlices;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the matches before a day into four slices by date, oldest first, never at random: a model is
 * used on matches later than those it learned from, so it must be tried that way too.
 *
 * <ol>
 *   <li>fitting: everything older; the trees grow on it
 *   <li>stopping: the older half of the season before the last (by matches, cut between two days)
 *   <li>calibration: the newer half
 *   <li>held out: the last {@value #SEASON_DAYS} days before the day given; judged on, never
 *       learned from
 * </ol>
 */
record TrainingSplit(
    TrainingRows fitting, TrainingRows stopping, TrainingRows calibration, TrainingRows heldOut) {

  /** Days taken as one season, whatever the calendar of a competition. */
  static final int SEASON_DAYS = 365;

  /** The fewest matches to fit on. */
  static final int LEAST_FITTING = 200;

  /** The fewest matches to stop, calibrate and judge with, each. */
  static final int LEAST_OTHER = 50;

  /** Cuts the matches before this day, or refuses when a slice would be too small. */
  static TrainingSplit of(TrainingSet set, LocalDate until) {
    int[] sorted = set.rowsBefore(until);
    int heldOutFrom = firstFrom(set, sorted, until.minusDays(SEASON_DAYS));
    int stoppingFrom = firstFrom(set, sorted, until.minusDays(2L * SEASON_DAYS));
    int calibrationFrom = stoppingFrom;
    if (stoppingFrom < heldOutFrom) {
      int middle = (stoppingFrom + heldOutFrom) >>> 1;
      calibrationFrom = firstFrom(set, sorted, set.day(sorted[middle]));
    }
    TrainingSplit split =
        new TrainingSplit(
            new TrainingRows(set, sorted, 0, stoppingFrom),
            new TrainingRows(set, sorted, stoppingFrom, calibrationFrom),
            new TrainingRows(set, sorted, calibrationFrom, heldOutFrom),
            new TrainingRows(set, sorted, heldOutFrom, sorted.length));
    split.refuseIfSmall(until);
    return split;
  }

  /** The place of the first match on or after a day. */
  private static int firstFrom(TrainingSet set, int[] sorted, LocalDate day) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (set.day(sorted[middle]).isBefore(day)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void refuseIfSmall(LocalDate until) {
    List<Problem> problems = new ArrayList<>();
    LocalDate lastSeason = until.minusDays(SEASON_DAYS);
    LocalDate seasonBefore = until.minusDays(2L * SEASON_DAYS);
    need(problems, "before " + seasonBefore, fitting.size(), LEAST_FITTING);
    need(
        problems,
        "from %s to %s".formatted(seasonBefore, lastSeason.minusDays(1)),
        Math.min(stopping.size(), calibration.size()) * 2,
        LEAST_OTHER * 2);
    need(
        problems,
        "from %s to %s".formatted(lastSeason, until.minusDays(1)),
        heldOut.size(),
        LEAST_OTHER);
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.BAD_DATA, problems);
    }
  }

  private static void need(List<Problem> problems, String when, int there, int needed) {
    if (there < needed) {
      problems.add(
          new Problem(
              "played matches " + when,
              "there are %d to train with, at least %d are needed: import more seasons"
                  .formatted(there, needed)));
    }
  }

  /** The slices as a manifest keeps them. */
  TrainingSlices slices() {
    return new TrainingSlices(
        fitting.slice(), stopping.slice(), calibration.slice(), heldOut.slice());
  }
}
