package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One published run of predictions.
 *
 * @param id its number
 * @param asOf the day it predicts from
 * @param alias the model alias it was made under, in its canonical spelling
 * @param modelRunId the model version behind the alias when the run began
 * @param publishedAt when readers began to see it
 */
public record PublishedRun(
    RunId id, LocalDate asOf, String alias, ModelRunId modelRunId, Instant publishedAt) {}
