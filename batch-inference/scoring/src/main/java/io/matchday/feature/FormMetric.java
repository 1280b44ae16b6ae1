package io.matchday.feature;

import java.util.Locale;

/** What is counted of one match from one side's view. */
enum FormMetric {
  WIN,
  DRAW,
  LOSS,
  GOALS_FOR,
  GOALS_AGAINST,
  POINTS;

  /** As it stands in feature names. */
  String inNames() {
    return name().toLowerCase(Locale.ROOT);
  }

  int of(int goalsFor, int goalsAgainst) {
    return switch (this) {
      case WIN -> goalsFor > goalsAgainst ? 1 : 0;
      case DRAW -> goalsFor == goalsAgainst ? 1 : 0;
      case LOSS -> goalsFor < goalsAgainst ? 1 : 0;
      case GOALS_FOR -> goalsFor;
      case GOALS_AGAINST -> goalsAgainst;
      // Three for a win in every era, so that seasons compare.
      case POINTS -> goalsFor > goalsAgainst ? 3 : goalsFor == goalsAgainst ? 1 : 0;
    };
  }

  /** The same fact as the other side counts it; points have none. */
  FormMetric fromOtherSide() {
    return switch (this) {
      case WIN -> LOSS;
      case DRAW -> DRAW;
      case LOSS -> WIN;
      case GOALS_FOR -> GOALS_AGAINST;
      case GOALS_AGAINST -> GOALS_FOR;
      case POINTS -> throw new IllegalStateException("points do not tell the other side's points");
    };
  }
}
