package io.matchday.feature;

import io.matchday.feature.FeatureSink.Measured;
import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Days since each side's latest match in any competition; missing before its first. */
final class RestDays implements FeatureFamily {

  /** A longer break rests nobody further: beyond it, winter and summer breaks read alike. */
  static final int MOST = 30;

  private static final List<String> NAMES =
      List.of("home_rest_days", "away_rest_days", "diff_rest_days");

  private final Map<TeamId, LocalDate> latest = new HashMap<>();

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
    Fixture fixture = at.fixture();
    sink.putSides(rest(fixture.home(), fixture.date()), rest(fixture.away(), fixture.date()));
  }

  private Measured rest(TeamId team, LocalDate day) {
    LocalDate before = latest.get(team);
    if (before == null) {
      return Measured.MISSING;
    }
    return new Measured(Math.min(day.toEpochDay() - before.toEpochDay(), MOST), 1);
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    latest.put(match.fixture().home(), match.fixture().date());
    latest.put(match.fixture().away(), match.fixture().date());
  }
}
