package io.matchday.feature;

import io.matchday.match.Outcome;
import io.matchday.match.PlayedMatch;
import java.util.List;

/**
 * How often home sides win and matches are drawn in a competition, and how many goals fall, as
 * moving means over its matches at home. A competition starts with what is usual everywhere, worth
 * {@value #PRIOR_MATCHES} matches, so its rates are shrunken while it is young. {@code
 * home_win_rate_lately} is the same over all competitions, faster: it tells of seasons without
 * crowds.
 */
final class CompetitionRates implements FeatureFamily {

  private static final int PRIOR_MATCHES = 60;
  private static final double STEP = 0.004;
  private static final double STEP_LATELY = 0.001;
  private static final double USUAL_HOME = 0.45;
  private static final double USUAL_DRAW = 0.26;
  private static final double USUAL_GOALS = 2.6;

  private static final List<String> NAMES =
      List.of(
          "competition_home_win_rate",
          "competition_draw_rate",
          "competition_goals_mean",
          "home_win_rate_lately");

  private final ByNumber<Rates> competitions = new ByNumber<>(Rates::new);
  private double lately = USUAL_HOME;
  private int matches;

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Rates rates = competitions.get(at.competition());
    sink.put(rates.home, rates.matches);
    sink.put(rates.draw, rates.matches);
    sink.put(rates.goals, rates.matches);
    sink.put(lately, matches);
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    if (at.neutral()) {
      return;
    }
    double home = match.outcome() == Outcome.HOME ? 1 : 0;
    double draw = match.outcome() == Outcome.DRAW ? 1 : 0;
    competitions
        .get(at.competition())
        .takeIn(home, draw, match.score().home() + match.score().away());
    lately += STEP_LATELY * (home - lately);
    matches++;
  }

  @Override
  public void keep(Tape tape) {
    competitions.keep(tape, Rates::keep);
    lately = tape.real(lately);
    matches = tape.whole(matches);
  }

  private static final class Rates {

    private double home = USUAL_HOME;
    private double draw = USUAL_DRAW;
    private double goals = USUAL_GOALS;
    private int matches;

    void keep(Tape tape) {
      home = tape.real(home);
      draw = tape.real(draw);
      goals = tape.real(goals);
      matches = tape.whole(matches);
    }

    void takeIn(double homeWon, double drawn, double goalsSeen) {
      matches++;
      double step = Math.max(STEP, 1.0 / (PRIOR_MATCHES + matches));
      home += step * (homeWon - home);
      draw += step * (drawn - draw);
      goals += step * (goalsSeen - goals);
    }
  }
}
