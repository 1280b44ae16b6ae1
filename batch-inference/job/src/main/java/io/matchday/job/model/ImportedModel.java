package io.matchday.job.model;

import io.matchday.feature.FeatureSchema;
import io.matchday.model.ImportedFile;
import io.matchday.storage.ModelVersion;

/**
 * What an import came to.
 *
 * @param version the registered version
 * @param isNew false when the same file had given this version before
 * @param origin what its bundle says of the file
 * @param schema the features of ours it is served with
 * @param rounds what was taken of the file's rounds, in words
 */
public record ImportedModel(
    ModelVersion version,
    boolean isNew,
    ImportedFile origin,
    FeatureSchema schema,
    String rounds) {}
