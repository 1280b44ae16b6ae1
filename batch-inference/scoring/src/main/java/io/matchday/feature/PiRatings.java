package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.List;

/**
 * Pi-ratings (Constantinou and Fenton 2013): each team has a rating at home and one away, both the
 * goal difference expected against an average opponent on a logarithmic scale. The difference
 * expected of a match is {@code g(home side at home) - g(away side away)} with {@code g(r) =
 * sign(r) (10^(|r|/3) - 1)}; an error of {@code e} goals moves the rating of the venue by {@code
 * 0.035 * 3 log10(1 + e)} and the other one by 0.7 of that. On neutral ground the named sides count
 * as home and away.
 */
final class PiRatings implements FeatureFamily {

  private static final double STEP = 0.035;
  private static final double OTHER_VENUE = 0.7;
  private static final double SCALE = 3;

  /** Ratings stay within what ten goals would say. */
  private static final double MOST = 3.2;

  private static final List<String> NAMES =
      List.of("home_pi_rating", "away_pi_rating", "pi_expected_goal_difference");

  private final ByNumber<Team> teams = new ByNumber<>(Team::new);

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Team home = teams.get(at.home());
    Team away = teams.get(at.away());
    sink.put(home.atHome.value, home.matches);
    sink.put(away.away.value, away.matches);
    sink.put(expected(home, away), Math.min(home.matches, away.matches));
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    Team home = teams.get(at.home());
    Team away = teams.get(at.away());
    double error = match.score().home() - match.score().away() - expected(home, away);
    double step = step(error);
    home.move(step, OTHER_VENUE * step);
    away.move(-OTHER_VENUE * step, -step);
  }

  @Override
  public void keep(Tape tape) {
    teams.keep(tape, Team::keep);
  }

  private static double expected(Team home, Team away) {
    return home.atHome.goals() - away.away.goals();
  }

  /** The goal difference against an average opponent that a rating stands for. */
  static double goals(double rating) {
    double size = TenToThe.power(Math.abs(rating) / SCALE) - 1;
    return rating < 0 ? -size : size;
  }

  /** What an error of so many goals moves the rating of the venue by. */
  static double step(double error) {
    return STEP * SCALE * StrictMath.log10(1 + Math.abs(error)) * (error > 0 ? 1 : -1);
  }

  private static final class Team {

    private final Rating atHome = new Rating();
    private final Rating away = new Rating();
    private int matches;

    void keep(Tape tape) {
      atHome.keep(tape);
      away.keep(tape);
      matches = tape.whole(matches);
    }

    void move(double homeStep, double awayStep) {
      atHome.move(homeStep);
      away.move(awayStep);
      matches++;
    }
  }

  /** A rating, which works out its goals when asked: powers are dear, and not every one is. */
  private static final class Rating {

    private double value;
    private double goals;
    private boolean known = true;

    void move(double step) {
      value = Math.max(-MOST, Math.min(MOST, value + step));
      known = false;
    }

    void keep(Tape tape) {
      value = tape.real(value);
      known = false;
    }

    double goals() {
      if (!known) {
        goals = PiRatings.goals(value);
        known = true;
      }
      return goals;
    }
  }
}
