package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.List;

/** Days since each side's latest match in any competition; missing before its first. */
final class RestDays implements FeatureFamily {

  /** A longer break rests nobody further: beyond it, winter and summer breaks read alike. */
  static final int MOST = 30;

  private static final List<String> NAMES =
      List.of("home_rest_days", "away_rest_days", "diff_rest_days");

  private final ByNumber<Latest> teams = new ByNumber<>(Latest::new);

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public List<String> calendarNames() {
    return NAMES;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Latest home = teams.get(at.home());
    Latest away = teams.get(at.away());
    sink.putSides(rest(home, at.day()), home.matches, rest(away, at.day()), away.matches);
  }

  private static double rest(Latest latest, int day) {
    return latest.matches == 0 ? Double.NaN : Math.min(day - latest.day, MOST);
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    teams.get(at.home()).takeIn(at.day());
    teams.get(at.away()).takeIn(at.day());
  }

  @Override
  public void keep(Tape tape) {
    teams.keep(tape, Latest::keep);
  }

  /** A team's latest match, if it had one. */
  private static final class Latest {

    private int day;
    private int matches;

    void keep(Tape tape) {
      day = tape.whole(day);
      matches = tape.whole(matches);
    }

    void takeIn(int today) {
      day = today;
      matches = 1;
    }
  }
}
