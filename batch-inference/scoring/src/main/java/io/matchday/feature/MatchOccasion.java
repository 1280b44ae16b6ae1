package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of match it is: {@code importance} from 0, a friendly, to 4, the World Cup; {@code
 * league} 1 or 0; and whether a side plays in the country it last was at home in, 1 or 0, missing
 * where the country is not known. A home side not on neutral ground is a host.
 */
final class MatchOccasion implements FeatureFamily {

  private static final List<String> NAMES =
      List.of("importance", "league", "home_is_host", "away_is_host");

  private final Map<Integer, String> countries = new HashMap<>();

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    sink.put(at.importance().degree(), 0);
    sink.put(at.isLeague() ? 1 : 0, 0);
    sink.put(at.neutral() ? isAtHome(at.home(), at) : 1, 0);
    sink.put(at.neutral() ? isAtHome(at.away(), at) : 0, 0);
  }

  private double isAtHome(int team, NumberedFixture at) {
    Optional<String> country = at.fixture().country();
    String home = countries.get(team);
    if (home == null || country.isEmpty()) {
      return Double.NaN;
    }
    return home.equals(country.get()) ? 1 : 0;
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    if (!at.neutral()) {
      at.fixture().country().ifPresent(country -> countries.put(at.home(), country));
    }
  }

  @Override
  public void keep(Tape tape) {
    tape.entries(countries, Map.entry(0, ""), tape::whole, tape::text);
  }
}
