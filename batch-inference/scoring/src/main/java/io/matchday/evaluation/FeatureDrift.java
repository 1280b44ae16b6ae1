package io.matchday.evaluation;

/**
 * One feature of a run against the training window.
 *
 * @param feature its name
 * @param psi the population stability index, 0 when nothing differs
 * @param limit beyond this the index says that the feature drifted
 * @param missing the share of the run's rows without a value
 * @param referenceMissing the share of the window's rows without a value
 * @param verdict what follows
 */
public record FeatureDrift(
    String feature,
    double psi,
    double limit,
    double missing,
    double referenceMissing,
    DriftVerdict verdict) {}
