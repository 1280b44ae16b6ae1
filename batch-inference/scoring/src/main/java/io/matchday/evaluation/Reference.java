package io.matchday.evaluation;

import java.util.Locale;

/** What predictions are measured against. */
public enum Reference {
  /** The shares of outcomes of the competition so far: see {@link LeaguePrior}. */
  LEAGUE_PRIOR,
  /** Odds without their margin by the power method: see {@link PowerMethod}. */
  ODDS_POWER,
  /** Odds without their margin by Shin's method: see {@link ShinMethod}. */
  ODDS_SHIN;

  /** As stored and shown: {@code league_prior}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reference with this label. */
  public static Reference ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
