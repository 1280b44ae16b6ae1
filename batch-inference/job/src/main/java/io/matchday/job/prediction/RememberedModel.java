package io.matchday.job.prediction;

import io.matchday.scoring.LoadedModel;
import io.matchday.storage.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens models and remembers the last: a process that predicts day after day opens it once, as long
 * as its files are what they were. Thread-safe.
 */
final class RememberedModel implements StartCheck.ModelSource {

  private final Path models;
  private volatile Optional<LoadedModel> last = Optional.empty();

  RememberedModel(Path models) {
    this.models = models;
  }

  @Override
  public LoadedModel open(ModelVersion version) {
    Optional<LoadedModel> same =
        last.filter(one -> one.isStill(models, version.path(), version.runId()));
    LoadedModel model =
        same.orElseGet(() -> LoadedModel.open(models, version.path(), version.runId()));
    last = Optional.of(model);
    return model;
  }
}
