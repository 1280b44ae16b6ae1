package io.matchday.evaluation;

/** Whether the model that made a prediction had seen the match. */
public enum TrainingWindow {
  /** Later than everything the model was fitted or calibrated on: what a headline may report. */
  OUTSIDE,
  /** Within what the model was fitted or calibrated on: shown apart, and never in a headline. */
  INSIDE
}
