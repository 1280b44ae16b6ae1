package io.matchday.serving;

import io.matchday.feature.FeatureVector;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelAlias;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the served models where the aliases point: loads, proves and warms up a new version away
 * from the requests, then swaps it in. A version that cannot be used never replaces one that can.
 * For one thread.
 */
final class ModelFollower {

  private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);

  /** How soon a refused bundle is tried again: it may have been repaired. */
  private static final Duration RETRY = Duration.ofSeconds(10);

  /** Enough calls for the compiler to notice. */
  private static final int WARM_UP_ROWS = 500;

  private final JdbcModels registry;
  private final ModelOpener opener;
  private final ServedModels models;
  private final ServingMetrics metrics;
  private final Clock clock;
  private final Map<ModelRunId, Instant> refusedAt = new HashMap<>();
  private List<ModelAlias> followed = List.of();

  ModelFollower(
      JdbcModels registry,
      ModelOpener opener,
      ServedModels models,
      ServingMetrics metrics,
      Clock clock) {
    this.registry = registry;
    this.opener = opener;
    this.models = models;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Looks at the aliases once and follows those that moved. */
  void follow() {
    List<ModelAlias> wanted = registry.answering();
    if (wanted.equals(followed) && refusedAt.isEmpty()) {
      return;
    }
    List<ServedModel> served = new ArrayList<>();
    for (ModelAlias alias : wanted) {
      choose(alias).ifPresent(served::add);
    }
    refusedAt.keySet().removeIf(id -> wanted.stream().noneMatch(one -> one.runId().equals(id)));
    models.replace(served, wanted.stream().map(ModelAlias::alias).toList());
    metrics.showModels(served);
    followed = wanted;
  }

  private Optional<ServedModel> choose(ModelAlias alias) {
    Optional<ServedModel> current = models.find(alias.alias());
    Optional<OnlineModel> loaded = loaded(alias.runId());
    if (loaded.isEmpty()) {
      loaded = open(alias);
    }
    return loaded.map(model -> new ServedModel(alias, model)).or(() -> current);
  }

  /** A version that another alias has loaded already. */
  private Optional<OnlineModel> loaded(ModelRunId runId) {
    return models.all().stream()
        .map(ServedModel::model)
        .filter(model -> model.runId().equals(runId))
        .findFirst();
  }

  private Optional<OnlineModel> open(ModelAlias alias) {
    Instant refused = refusedAt.get(alias.runId());
    if (refused != null && clock.instant().isBefore(refused.plus(RETRY))) {
      return Optional.empty();
    }
    try {
      OnlineModel model = opener.open(alias);
      if (!model.runId().equals(alias.runId())) {
        throw new RefusedException(
            Refusal.MODEL, alias.path() + " holds version " + model.runId() + " instead");
      }
      for (int i = 0; i < WARM_UP_ROWS; i++) {
        model.score(FeatureVector.missing(model.schema().size()));
      }
      refusedAt.remove(alias.runId());
      LOG.info("{} is answered by model version {}", alias.alias(), alias.runId());
      return Optional.of(model);
    } catch (RefusedException e) {
      refusedAt.put(alias.runId(), clock.instant());
      LOG.error(
          "{} stays where it is: version {} cannot be used: {}",
          alias.alias(),
          alias.runId(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
