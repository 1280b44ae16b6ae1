package io.matchday.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** What a prediction is worth as evidence. Each is judged apart and named; they never mix. */
public enum Basis {
  /** Published before kick-off, by a model trained on earlier days alone: what a headline says. */
  BEFORE_KICK_OFF,
  /**
   * Made or published after kick-off, from features of before the match and by a model trained on
   * earlier days alone. What a model would have said, but nobody was told, and whoever chose the
   * model may have known the results.
   */
  HINDSIGHT,
  /** No later than the last day the model was fitted or calibrated on: no evidence. */
  IN_TRAINING;

  /**
   * The basis of a prediction.
   *
   * @param publishedAt when it was published
   * @param kickOff of its match
   * @param day of its match
   * @param lastTrained the last day of the model's training window; days before the window count as
   *     in it, for the model was chosen by what came after them
   */
  public static Basis of(
      Instant publishedAt, Instant kickOff, LocalDate day, LocalDate lastTrained) {
    if (!day.isAfter(lastTrained)) {
      return IN_TRAINING;
    }
    return publishedAt.isBefore(kickOff) ? BEFORE_KICK_OFF : HINDSIGHT;
  }

  /** As stored and shown: {@code before_kick_off}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The basis with this label. */
  public static Basis ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
