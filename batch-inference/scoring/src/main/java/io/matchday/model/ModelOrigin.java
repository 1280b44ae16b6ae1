package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where a model comes from, and what that says of its file. */
public sealed interface ModelOrigin permits TrainedHere, ImportedFile {

  /** How many rounds of boosting it answers with. */
  int rounds();

  /** What the features of the model file are called, in the file's order. */
  List<String> fileFeatures(FeatureSchema schema);

  /** The file's trees as they score rows of the schema. */
  TreeEnsemble asScored(TreeEnsemble file, FeatureSchema schema);

  /**
   * The first day of matches the model may have seen.
   *
   * @param registered the day it was registered
   */
  LocalDate seenFrom(LocalDate registered);

  /** The last day of matches the model may have seen. */
  LocalDate seenTo(LocalDate registered);

  /** What training here found out; empty for a model made elsewhere. */
  Optional<TrainedHere> training();
}
