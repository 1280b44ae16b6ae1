package io.matchday.job.model;

import io.matchday.job.Progress;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.GateFinding;
import io.matchday.storage.GateVerdict;
import io.matchday.storage.JdbcModelActivations;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.Promotion;
import io.matchday.storage.Signature;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Lets versions answer: the one way to promote, through the {@link PromotionGate}, and to go back,
 * which is not judged. A version whose bundle cannot be used is never moved to.
 */
public final class MoveAlias {

  private final Path models;
  private final JdbcModels registry;
  private final JdbcModelActivations activations;
  private final PromotionGate gate;

  /**
   * Moves the aliases of this database.
   *
   * @param models the folder the bundles lie in
   * @param margin by how much the log loss of a version may be worse than that of the one before
   */
  public MoveAlias(Database database, Path models, double margin, Clock clock) {
    this.models = models;
    this.registry = new JdbcModels(database, clock);
    this.activations = new JdbcModelActivations(database);
    this.gate = new PromotionGate(database, margin);
  }

  /**
   * Judges a version and makes the alias name it.
   *
   * @throws RefusedException {@link Refusal#MODEL} when its bundle cannot be used, or the gate
   *     refuses it and it is not forced; {@link Refusal#TRY_AGAIN} when the alias was moved
   *     meanwhile
   */
  public PromotionReport promote(PromotionRequest request, Progress progress) {
    ModelVersion version = request.version();
    Contender candidate = new Contender(version, load(version));
    Optional<ModelVersion> current = registry.named(request.alias());
    Optional<ModelRunId> previous = current.map(ModelVersion::runId);
    if (previous.equals(Optional.of(version.runId()))) {
      return new PromotionReport(request.alias(), version.runId(), Optional.empty());
    }
    GateFinding finding = judge(candidate, current, progress);
    if (finding.verdict() == GateVerdict.REFUSED && !request.forced()) {
      throw refused(request, previous, finding);
    }
    registry.promote(
        new Promotion(
            request.alias(),
            version.runId(),
            previous,
            finding,
            request.forced(),
            request.signature()));
    return new PromotionReport(request.alias(), version.runId(), Optional.of(finding));
  }

  /** A version that answers now but cannot be used has nothing to say against another. */
  private GateFinding judge(
      Contender candidate, Optional<ModelVersion> current, Progress progress) {
    Optional<Contender> rival;
    try {
      rival = current.map(version -> new Contender(version, load(version)));
    } catch (RefusedException e) {
      return GateFinding.notJudged(
          "%s cannot be used: %s".formatted(current.orElseThrow().runId(), e.getMessage()));
    }
    return gate.judge(candidate, rival, progress);
  }

  private static RefusedException refused(
      PromotionRequest request, Optional<ModelRunId> previous, GateFinding finding) {
    ModelRunId runId = request.version().runId();
    return new RefusedException(
        Refusal.MODEL,
        List.of(
            new Problem(runId.value(), finding.detail()),
            Problem.of(
                "%s %s; promote a better version, or insist: models promote %s --alias %s --force --reason TEXT"
                    .formatted(
                        request.alias(),
                        previous.map(now -> "stays with " + now).orElse("still names no version"),
                        runId,
                        request.alias()))));
  }

  /**
   * Makes an alias name again what it named before its last promotion that still stands.
   *
   * @return the version it names now
   * @throws RefusedException {@link Refusal#NOT_FOUND} when there is none to go back to; {@link
   *     Refusal#MODEL} when its bundle cannot be used; {@link Refusal#TRY_AGAIN} when the alias was
   *     moved meanwhile
   */
  public ModelRunId rollback(String alias, Signature signature) {
    ModelVersion before =
        activations
            .previous(alias)
            .flatMap(registry::find)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.NOT_FOUND, alias + " has no earlier version to go back to"));
    load(before);
    registry.rollback(alias, before.runId(), signature);
    return before.runId();
  }

  /** Loads and proves a version. */
  private LoadedModel load(ModelVersion version) {
    return LoadedModel.open(models, version.path(), version.runId());
  }
}
