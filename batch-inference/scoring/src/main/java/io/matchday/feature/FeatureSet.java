package io.matchday.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A named list of families, and with it a schema. Several sets stand side by side, so that models
 * of different ages each get the features they were fitted on. Immutable; a released set is never
 * changed, a new one is added.
 */
public final class FeatureSet {

  private final String name;
  private final List<Supplier<FeatureFamily>> families;
  private final FeatureSchema schema;
  private final Set<String> calendarNames;

  /**
   * @param name for people; the schema id is what rows and models carry
   * @param families makers of families without memory, in the order of the schema
   */
  public FeatureSet(String name, List<Supplier<FeatureFamily>> families) {
    this.name = name;
    this.families = List.copyOf(families);
    List<String> names = new ArrayList<>();
    Set<String> calendar = new LinkedHashSet<>();
    for (FeatureFamily family : create()) {
      names.addAll(family.names());
      calendar.addAll(family.calendarNames());
    }
    this.schema = new FeatureSchema(names);
    this.calendarNames = Collections.unmodifiableSet(calendar);
  }

  /** Form, Elo, rest, head-to-head, season progress and the setting: from results alone. */
  public static FeatureSet results() {
    return new FeatureSet(
        "results-1",
        List.of(
            FormFeatures::overall,
            FormFeatures::sameVenue,
            () -> EloRatings.plain(EloConstants.MEASURED),
            RestDays::new,
            HeadToHead::new,
            SeasonProgress::new,
            MatchSetting::new));
  }

  /**
   * Ratings first: attack and defence from goals and chances, Elo at three speeds, pi-ratings; then
   * the season's table and what is at stake, the competition, shots, congestion and form.
   */
  public static FeatureSet ratings() {
    return new FeatureSet(
        "ratings-1",
        List.of(
            GoalRatings::fromChances,
            GoalRatings::fromGoals,
            GoalRatings::slow,
            () -> EloRatings.withExpectedScore(EloConstants.MEASURED, "elo_pre"),
            () -> EloRatings.withExpectedScore(EloConstants.SLOW, "elo_slow_pre"),
            () -> EloRatings.withExpectedScore(EloConstants.FAST, "elo_fast_pre"),
            PiRatings::new,
            SeasonTable::new,
            CompetitionRates::new,
            ShotMeans::new,
            Congestion::new,
            RestDays::new,
            MatchOccasion::new,
            FormFeatures::overall,
            MatchSetting::new));
  }

  /** The set that new models are fitted on. */
  public static FeatureSet current() {
    return ratings();
  }

  /** Every released set, oldest first. */
  public static List<FeatureSet> all() {
    return List.of(results(), ratings());
  }

  /** The released set whose schema has this id. */
  public static Optional<FeatureSet> ofSchema(String schemaId) {
    return all().stream().filter(set -> set.schema.id().equals(schemaId)).findFirst();
  }

  /** For people, such as {@code results-1}. */
  public String name() {
    return name;
  }

  /** The features of all families, one after another. */
  public FeatureSchema schema() {
    return schema;
  }

  /** The features that follow the calendar: see {@link FeatureFamily#calendarNames()}. */
  public Set<String> calendarNames() {
    return calendarNames;
  }

  /** The family of each feature, in words: {@code goal ratings}. */
  public Map<String, String> familyNames() {
    Map<String, String> names = new LinkedHashMap<>();
    for (FeatureFamily family : create()) {
      String words = family.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
      family.names().forEach(name -> names.put(name, words.toLowerCase(Locale.ROOT)));
    }
    return names;
  }

  /** New families, all without memory. */
  List<FeatureFamily> create() {
    return families.stream().map(Supplier::get).toList();
  }
}
