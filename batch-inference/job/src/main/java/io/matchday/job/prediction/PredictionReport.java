package io.matchday.job.prediction;

import io.matchday.storage.PredictionRun;

/**
 * What a call of the prediction job came to.
 *
 * @param run the published run
 * @param fresh false when the run was there already and nothing had changed since
 */
public record PredictionReport(PredictionRun run, boolean fresh) {}
