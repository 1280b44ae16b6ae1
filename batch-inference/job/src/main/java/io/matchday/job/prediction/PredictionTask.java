package io.matchday.job.prediction;

import io.matchday.job.publication.PublishRules;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.PredictionRun;

/**
 * What one run works with, resolved once when it begins.
 *
 * @param request what was asked for
 * @param run the run
 * @param model the version the alias named when the run first began
 * @param schemaNo the number of the model's feature schema
 * @param rules by what it is published
 */
record PredictionTask(
    PredictionRequest request,
    PredictionRun run,
    LoadedModel model,
    int schemaNo,
    PublishRules rules) {}
