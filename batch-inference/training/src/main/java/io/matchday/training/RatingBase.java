package io.matchday.training;

import io.matchday.feature.FeatureSchema;
import io.matchday.model.LogitBase;
import java.util.List;
import java.util.Optional;

/**
 * The multinomial logit on ratings: the strongest of the plain rivals, and what the trees start
 * from. Ratings act on the margins in nearly straight lines, which trees can only take in steps.
 */
final class RatingBase {

  /** The log odds of all ratings, and what shifts them. */
  private static final List<String> FEATURES =
      List.of(
          "home_log_odds",
          "away_log_odds",
          "home_log_odds_by_goals",
          "away_log_odds_by_goals",
          "home_log_odds_slow",
          "away_log_odds_slow",
          "diff_elo_pre",
          "diff_elo_slow_pre",
          "diff_elo_fast_pre",
          "pi_expected_goal_difference",
          "competition_home_win_rate",
          "competition_draw_rate",
          "home_win_rate_lately",
          "league",
          "neutral",
          "sex");

  private RatingBase() {}

  /** Fits on those of the features that the schema has; empty when it has none. */
  static Optional<LogitBase> fit(TrainingRows rows, FeatureSchema schema) {
    List<String> known =
        FEATURES.stream().filter(name -> schema.indexOf(name).isPresent()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    int[] places = known.stream().mapToInt(name -> schema.indexOf(name).orElseThrow()).toArray();
    return Optional.of(MultinomialLogit.fit(rows, known, places));
  }
}
