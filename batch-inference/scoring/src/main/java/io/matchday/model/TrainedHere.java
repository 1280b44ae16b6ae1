package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A model that was fitted, calibrated and judged by this program.
 *
 * @param record how it was trained
 * @param judgement how good it was on matches it had not seen
 * @param reference what its training window looked like; empty for bundles of before that was kept
 */
public record TrainedHere(
    TrainingRecord record, Judgement judgement, Optional<TrainingReference> reference)
    implements ModelOrigin {

  /** A model of whose training window nothing is kept. */
  public TrainedHere(TrainingRecord record, Judgement judgement) {
    this(record, judgement, Optional.empty());
  }

  @Override
  public int rounds() {
    return record.rounds();
  }

  @Override
  public List<String> fileFeatures(FeatureSchema schema) {
    return schema.names();
  }

  @Override
  public TreeEnsemble asScored(TreeEnsemble file, FeatureSchema schema) {
    return file;
  }

  @Override
  public LocalDate seenFrom(LocalDate registered) {
    return record.slices().windowFrom();
  }

  @Override
  public LocalDate seenTo(LocalDate registered) {
    return record.slices().windowTo();
  }

  @Override
  public Optional<TrainedHere> training() {
    return Optional.of(this);
  }
}
