package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.List;

/** How many matches each side played in the 14 and in the 30 days before, in all competitions. */
final class Congestion implements FeatureFamily {

  private static final int SHORT = 14;
  private static final int LONG = 30;

  /** More matches in a month than anybody plays. */
  private static final int KEPT = 32;

  private static final List<String> NAMES =
      List.of(
          "home_matches_14_days",
          "away_matches_14_days",
          "diff_matches_14_days",
          "home_matches_30_days",
          "away_matches_30_days",
          "diff_matches_30_days");

  private final ByNumber<Days> teams = new ByNumber<>(Days::new);

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
    Days home = teams.get(at.home());
    Days away = teams.get(at.away());
    int day = at.day();
    put(home.since(day - SHORT), away.since(day - SHORT), sink);
    put(home.since(day - LONG), away.since(day - LONG), sink);
  }

  private static void put(int home, int away, FeatureSink sink) {
    sink.putSides(home, home, away, away);
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    teams.get(at.home()).add(at.day());
    teams.get(at.away()).add(at.day());
  }

  @Override
  public void keep(Tape tape) {
    teams.keep(tape, Days::keep);
  }

  /** The days of a team's latest matches. */
  private static final class Days {

    private int[] days = new int[KEPT];
    private int count;

    void add(int day) {
      days[count % KEPT] = day;
      count++;
    }

    void keep(Tape tape) {
      days = tape.wholes(days);
      count = tape.whole(count);
    }

    int since(int first) {
      int matches = 0;
      while (matches < Math.min(count, KEPT) && days[(count - 1 - matches) % KEPT] >= first) {
        matches++;
      }
      return matches;
    }
  }
}
