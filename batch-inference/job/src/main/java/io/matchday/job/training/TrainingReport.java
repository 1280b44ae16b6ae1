package io.matchday.job.training;

import io.matchday.model.Manifest;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.RunId;

/**
 * What a training came to.
 *
 * @param run its run
 * @param version the registered version
 * @param manifest what it says of itself, judgement included
 * @param isNew false when the same matches and settings had given this version before
 */
public record TrainingReport(RunId run, ModelVersion version, Manifest manifest, boolean isNew) {}
