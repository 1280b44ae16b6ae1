package io.matchday.storage;

import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;

/**
 * The answer to a prediction task.
 *
 * @param probabilities of the outcomes
 * @param modelVersion the alias that answered
 * @param modelRunId the model version behind it
 */
public record TaskResult(Probabilities probabilities, String modelVersion, ModelRunId modelRunId) {}
