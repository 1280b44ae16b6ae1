package io.matchday.storage;

import java.time.LocalDate;

/**
 * That the memory of a replay is kept: of which schema, which day and which past.
 *
 * @param schemaId the schema of the replayed set
 * @param before the first day that is not in the memory
 * @param memoryVersion of what the memory holds
 * @param history the matches before the day
 */
public record FeatureSnapshot(
    String schemaId, LocalDate before, int memoryVersion, HistoryDigest history) {}
