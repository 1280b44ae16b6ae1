package io.matchday.model;

import java.time.LocalDate;

/**
 * How the matches before the training date were used, from the oldest to the newest.
 *
 * @param fitting the trees were grown on these
 * @param stopping these said when to stop growing
 * @param calibration the temperature was found on these
 * @param heldOut the model never saw these; it is judged on them
 */
public record TrainingSlices(
    DateSlice fitting, DateSlice stopping, DateSlice calibration, DateSlice heldOut) {

  /** The first day of the training window: the first match the model has seen in any way. */
  public LocalDate windowFrom() {
    return fitting.from();
  }

  /** The last day of the training window: the last match used to stop or to calibrate. */
  public LocalDate windowTo() {
    return calibration.to();
  }

  /** Whether a match of this day may have been seen in training, and so judges nothing. */
  public boolean isInWindow(LocalDate day) {
    return !day.isBefore(windowFrom()) && !day.isAfter(windowTo());
  }
}
