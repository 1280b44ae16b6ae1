package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import io.matchday.match.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model made elsewhere. Nothing is known of how it was trained, so it counts as having seen every
 * match up to the day it was registered.
 *
 * @param file the name of the file it was read from
 * @param rounds the rounds it answers with; the file may have more
 * @param featureNames its features in its own order, which may be some of the schema's only
 * @param classes the outcome that each class of the file stands for
 */
public record ImportedFile(
    String file, int rounds, List<String> featureNames, List<Outcome> classes)
    implements ModelOrigin {

  /** The day from which on an imported model may have seen matches: before all there are. */
  public static final LocalDate SEEN_FROM = LocalDate.of(1, 1, 1);

  /** Refuses fewer than one round, names no schema could have, and classes that leave one out. */
  public ImportedFile {
    featureNames = new FeatureSchema(featureNames).names();
    classes = List.copyOf(classes);
    if (classes.size() != Outcome.COUNT || Set.copyOf(classes).size() != Outcome.COUNT) {
      throw new IllegalArgumentException(
          "classes are " + classes + ", expected home, draw and away in the file's order");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds is " + rounds + ", expected 1 or more");
    }
  }

  /** A file whose classes are home, draw and away. */
  public ImportedFile(String file, int rounds, List<String> featureNames) {
    this(file, rounds, featureNames, List.of(Outcome.values()));
  }

  @Override
  public List<String> fileFeatures(FeatureSchema schema) {
    return featureNames;
  }

  @Override
  public TreeEnsemble asScored(TreeEnsemble ensemble, FeatureSchema schema) {
    TreeEnsemble kept = rounds < ensemble.roundCount() ? ensemble.firstRounds(rounds) : ensemble;
    List<Integer> places = classes.stream().map(Outcome::ordinal).toList();
    return kept.withClassesAt(places).placedIn(featureNames, schema);
  }

  @Override
  public LocalDate seenFrom(LocalDate registered) {
    return SEEN_FROM;
  }

  @Override
  public LocalDate seenTo(LocalDate registered) {
    return registered;
  }

  @Override
  public Optional<TrainedHere> training() {
    return Optional.empty();
  }
}
