package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import java.util.List;

/** What the fixture itself says: {@code neutral} 0 or 1, {@code sex} 0 men or 1 women. */
final class MatchSetting implements FeatureFamily {

  private static final List<String> NAMES = List.of("neutral", "sex");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    Fixture fixture = at.fixture();
    sink.put(fixture.neutral() ? 1 : 0, 0);
    sink.put(fixture.sex().code(), 0);
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    // Needs no history.
  }

  @Override
  public void keep(Tape tape) {
    // Needs no history.
  }
}
