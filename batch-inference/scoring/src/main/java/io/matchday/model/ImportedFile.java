package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A model made elsewhere. Nothing is known of how it was trained, so it counts as having seen every
 * match up to the day it was registered.
 *
 * @param file the name of the file it was read from
 * @param rounds the rounds it answers with; the file may have more
 * @param featureNames its features in its own order, which may be some of the schema's only
 */
public record ImportedFile(String file, int rounds, List<String> featureNames)
    implements ModelOrigin {

  /** The day from which on an imported model may have seen matches: before all there are. */
  public static final LocalDate SEEN_FROM = LocalDate.of(1, 1, 1);

  /** Refuses fewer than one round, and names that no schema could have. */
  public ImportedFile {
    featureNames = new FeatureSchema(featureNames).names();
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds is " + rounds + ", expected 1 or more");
    }
  }

  @Override
  public List<String> fileFeatures(FeatureSchema schema) {
    return featureNames;
  }

  @Override
  public TreeEnsemble asScored(TreeEnsemble ensemble, FeatureSchema schema) {
    TreeEnsemble kept = rounds < ensemble.roundCount() ? ensemble.firstRounds(rounds) : ensemble;
    return featureNames.equals(schema.names()) ? kept : kept.placedIn(featureNames, schema);
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
