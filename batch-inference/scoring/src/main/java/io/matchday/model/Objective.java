package io.matchday.model;

import java.util.Optional;

/** The training objectives whose models can be read, and what each does to the base score. */
public enum Objective {
  /** One margin a class; softmax of the margins gives the probabilities. */
  MULTI_SOFTPROB("multi:softprob"),
  /** The same model as {@link #MULTI_SOFTPROB}; only the library's own output differs. */
  MULTI_SOFTMAX("multi:softmax"),
  /** One margin; its logistic function is the probability of the positive class. */
  BINARY_LOGISTIC("binary:logistic");

  private final String label;

  Objective(String label) {
    this.label = label;
  }

  /** The objective with this name in a model file, or empty for one we do not read. */
  static Optional<Objective> of(String label) {
    for (Objective each : values()) {
      if (each.label.equals(label)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The name in XGBoost's files, such as {@code multi:softprob}. */
  public String label() {
    return label;
  }

  /** Whether the model has one margin a class rather than a single one. */
  public boolean isMulticlass() {
    return switch (this) {
      case MULTI_SOFTPROB, MULTI_SOFTMAX -> true;
      case BINARY_LOGISTIC -> false;
    };
  }

  /**
   * The margin every row starts from. XGBoost stores the base score as the user gave it and lets
   * the objective turn it into a margin ({@code ProbToMargin} in its sources): softmax takes it as
   * it is, the logistic takes {@code -ln(1 / p - 1)} in single precision.
   */
  float marginOf(float baseScore) {
    return switch (this) {
      case MULTI_SOFTPROB, MULTI_SOFTMAX -> baseScore;
      case BINARY_LOGISTIC -> -(float) Math.log(1.0f / baseScore - 1.0f);
    };
  }
}
