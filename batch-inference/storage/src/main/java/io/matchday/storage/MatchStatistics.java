package io.matchday.storage;

import io.matchday.match.Shots;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The statistics known of one match; what is not known is absent, never 0.
 *
 * @param known the known values
 */
public record MatchStatistics(Map<Statistic, Double> known) {

  /** Nothing is known. */
  public static final MatchStatistics NONE = new MatchStatistics(Map.of());

  /** Copies the values. */
  public MatchStatistics {
    known = known.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(known));
  }

  /** These values and no others. */
  public static MatchStatistics of(Map<Statistic, Double> known) {
    return known.isEmpty() ? NONE : new MatchStatistics(known);
  }

  /** The value, when it is known. */
  public OptionalDouble get(Statistic statistic) {
    Double value = known.get(statistic);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The shots, when all four counts are known and can be: not more on target than there were. */
  public Optional<Shots> shots() {
    OptionalDouble home = get(Statistic.HOME_SHOTS);
    OptionalDouble away = get(Statistic.AWAY_SHOTS);
    OptionalDouble homeOnTarget = get(Statistic.HOME_SHOTS_ON_TARGET);
    OptionalDouble awayOnTarget = get(Statistic.AWAY_SHOTS_ON_TARGET);
    if (home.isEmpty() || away.isEmpty() || homeOnTarget.isEmpty() || awayOnTarget.isEmpty()) {
      return Optional.empty();
    }
    if (homeOnTarget.getAsDouble() > home.getAsDouble()
        || awayOnTarget.getAsDouble() > away.getAsDouble()) {
      return Optional.empty();
    }
    return Optional.of(
        new Shots(
            (int) home.getAsDouble(),
            (int) away.getAsDouble(),
            (int) homeOnTarget.getAsDouble(),
            (int) awayOnTarget.getAsDouble()));
  }

  /** These values, and where one is absent that of the other. */
  public MatchStatistics orElse(MatchStatistics other) {
    if (other.known.isEmpty() || known.keySet().containsAll(other.known.keySet())) {
      return this;
    }
    Map<Statistic, Double> merged = new EnumMap<>(other.known);
    merged.putAll(known);
    return new MatchStatistics(merged);
  }
}
