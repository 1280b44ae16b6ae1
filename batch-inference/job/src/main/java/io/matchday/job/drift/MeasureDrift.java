package io.matchday.job.drift;

import io.matchday.evaluation.DriftTally;
import io.matchday.evaluation.RunDrift;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.model.Manifest;
import io.matchday.model.TrainedHere;
import io.matchday.model.TrainingReference;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcDrifts;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcScoredMatches;
import io.matchday.storage.MeasuredDrift;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.ScoredMatch;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;

/**
 * Measures the drift of a prediction run once it is published: reads its predictions and their
 * feature rows back, page by page. What it reads stands fast by then, so that it can be begun again
 * at any time with the same outcome, and two processes may do it at once; a failure takes nothing
 * from the run.
 */
public final class MeasureDrift {

  private final BatchEngine engine;
  private final JdbcModels models;
  private final JdbcFeatureSchemas schemas;
  private final JdbcScoredMatches scoredMatches;
  private final JdbcDrifts drifts;

  /** The measurement on this database. */
  public MeasureDrift(Database database, BatchEngine engine, Clock clock) {
    this.engine = engine;
    this.models = new JdbcModels(database, clock);
    this.schemas = new JdbcFeatureSchemas(database);
    this.scoredMatches = new JdbcScoredMatches(database);
    this.drifts = new JdbcDrifts(database, clock);
  }

  /** Measures a published run, unless that was done before, and says what came of it. */
  public DriftReport run(PredictionRun run) {
    Optional<MeasuredDrift> known = drifts.find(run.id());
    if (known.isPresent()) {
      return DriftReport.of(run.id(), known.get().drift());
    }
    if (run.publishedAt().isEmpty()) {
      return DriftReport.unmeasured(run.id(), "run " + run.id() + " is not published");
    }
    Manifest manifest = Manifest.ofJson(models.find(run.modelRunId()).orElseThrow().manifest());
    Optional<TrainingReference> window =
        manifest.origin().training().flatMap(TrainedHere::reference);
    if (window.isEmpty()) {
      return DriftReport.unmeasured(
          run.id(), "model " + run.modelRunId() + " says nothing of its training window");
    }
    FeatureSchema schema = manifest.schema();
    if (schemas.version(schema.id()) != run.featureVersion()) {
      return DriftReport.unmeasured(
          run.id(), "features have changed since run " + run.id() + " was predicted");
    }
    DriftTally tally = new DriftTally(window.get());
    scoredMatches.read(
        run.id(),
        schemas.numberOf(schema.id()).orElseThrow(),
        match -> add(tally, match),
        engine::checkStopping);
    return tally.rows() == 0
        ? DriftReport.unmeasured(run.id(), "run " + run.id() + " has no predictions")
        : keep(run, tally.drift(schema.names(), calendarNames(schema)));
  }

  private static void add(DriftTally tally, ScoredMatch match) {
    if (match.played()) {
      tally.addPlayed(match.features(), match.predicted());
    } else {
      tally.addUnplayed(match.features(), match.predicted(), match.homeTeam(), match.awayTeam());
    }
  }

  private static Set<String> calendarNames(FeatureSchema schema) {
    return FeatureSet.ofSchema(schema.id()).map(FeatureSet::calendarNames).orElse(Set.of());
  }

  private DriftReport keep(PredictionRun run, RunDrift drift) {
    try {
      drifts.replace(run.id(), drift);
    } catch (DuplicateKeyException e) {
      // Another process measured the same at the same moment, and found the same.
      return DriftReport.of(run.id(), drifts.find(run.id()).orElseThrow(() -> e).drift());
    }
    return DriftReport.of(run.id(), drift);
  }
}
