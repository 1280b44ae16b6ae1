package io.matchday.feature;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values by feature name, each with its coverage. */
final class SlowValues {

  /** A value and its coverage. */
  record Value(float value, int matches) {}

  private final Map<String, Value> values = new LinkedHashMap<>();

  Map<String, Value> byName() {
    return values;
  }

  /** Without negative zeros. */
  void put(String name, double value, int matches) {
    values.put(name, new Value((float) value + 0.0f, Math.min(matches, 255)));
  }

  void putSides(String name, double home, int homeMatches, double away, int awayMatches) {
    put("home_" + name, home, homeMatches);
    put("away_" + name, away, awayMatches);
    put("diff_" + name, home - away, Math.min(homeMatches, awayMatches));
  }
}
