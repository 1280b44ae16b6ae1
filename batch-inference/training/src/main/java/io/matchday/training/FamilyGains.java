package io.matchday.training;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.model.Judgement.FamilyGain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what the splits of trees gained, by the family of the feature they ask for. */
final class FamilyGains {

  private FamilyGains() {}

  /**
   * The families the trees ask for, the greatest gain first; a schema of no known set is one
   * family.
   *
   * @param gains by feature
   */
  static List<FamilyGain> of(FeatureSchema schema, Map<String, Double> gains) {
    Map<String, String> families =
        FeatureSet.ofSchema(schema.id()).map(FeatureSet::familyNames).orElse(Map.of());
    double all = gains.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, FamilyGain> byFamily = new TreeMap<>();
    new TreeMap<>(gains)
        .forEach(
            (feature, gain) -> {
              String family = families.getOrDefault(feature, "all features");
              byFamily.merge(family, new FamilyGain(family, 1, gain / all), FamilyGains::plus);
            });
    List<FamilyGain> sorted = new ArrayList<>(byFamily.values());
    sorted.sort(Comparator.comparingDouble(FamilyGain::share).reversed());
    return sorted;
  }

  private static FamilyGain plus(FamilyGain one, FamilyGain other) {
    return new FamilyGain(
        one.family(), one.features() + other.features(), one.share() + other.share());
  }
}
