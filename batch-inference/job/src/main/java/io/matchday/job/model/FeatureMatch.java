package io.matchday.job.model;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.refusal.NearestNames;
import io.matchday.refusal.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the features of a model among those we compute. Sources of names must agree; names may be
 * some of ours only and stand in any order, since every one has its place in our schema.
 */
final class FeatureMatch {

  private static final int MOST_TOLD = 20;

  private final List<FeatureNames> sources;
  private final List<Problem> problems;

  /**
   * @param sources who says what, the model file included; those without names left out
   * @param problems where what is wrong is added
   */
  FeatureMatch(List<FeatureNames> sources, List<Problem> problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** The newest schema of ours that has all the features; empty, and a problem, when none has. */
  Optional<FeatureSchema> schema() {
    int before = problems.size();
    FeatureNames named = sources.get(0);
    for (FeatureNames other : sources.subList(1, sources.size())) {
      agree(named, other);
    }
    for (FeatureNames each : sources) {
      once(each);
    }
    Optional<FeatureSchema> schema = newestWith(named.names());
    if (schema.isEmpty()) {
      tellUnknown(named);
    }
    return problems.size() == before ? schema : Optional.empty();
  }

  private static Optional<FeatureSchema> newestWith(List<String> names) {
    List<FeatureSet> sets = FeatureSet.all();
    for (int i = sets.size() - 1; i >= 0; i--) {
      FeatureSchema schema = sets.get(i).schema();
      if (names.stream().allMatch(name -> schema.indexOf(name).isPresent())) {
        return Optional.of(schema);
      }
    }
    return Optional.empty();
  }

  private void agree(FeatureNames one, FeatureNames other) {
    if (one.names().size() != other.names().size()) {
      problems.add(
          new Problem(
              one.place(),
              "has %d names, but %s has %d"
                  .formatted(one.names().size(), other.place(), other.names().size())));
      return;
    }
    for (int i = 0; i < one.names().size(); i++) {
      if (!one.names().get(i).equals(other.names().get(i))) {
        problems.add(
            new Problem(
                one.place(),
                "calls feature %d %s, but %s calls it %s; the names must be in the model's order"
                    .formatted(i, one.names().get(i), other.place(), other.names().get(i))));
        return;
      }
    }
  }

  private void once(FeatureNames named) {
    Set<String> seen = new HashSet<>();
    for (String name : named.names()) {
      if (!seen.add(name)) {
        problems.add(new Problem(named.place(), "names the feature " + name + " twice"));
      }
    }
  }

  private void tellUnknown(FeatureNames named) {
    FeatureSchema current = FeatureSet.current().schema();
    List<String> unknown = new ArrayList<>();
    for (String name : named.names()) {
      if (current.indexOf(name).isEmpty()) {
        unknown.add(name);
      }
    }
    for (String name : unknown.subList(0, Math.min(MOST_TOLD, unknown.size()))) {
      String hint = NearestNames.hint(name, current.names());
      problems.add(new Problem(named.place(), "we compute no feature " + name + hint));
    }
    if (unknown.size() > MOST_TOLD) {
      problems.add(
          new Problem(
              named.place(),
              "and %d more names that we compute no feature for"
                  .formatted(unknown.size() - MOST_TOLD)));
    }
  }
}
