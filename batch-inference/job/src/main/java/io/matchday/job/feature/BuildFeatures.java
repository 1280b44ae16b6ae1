package io.matchday.job.feature;

import io.matchday.feature.FeatureReplay;
import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.StoredMatch;
import java.time.Clock;

/**
 * The job {@code build-features}: replays all matches once, in date order, and stores one row a
 * match. Rows that say what they said before are not written, so it may be run as often as wanted.
 */
public final class BuildFeatures {

  private static final String NAME = "build-features";

  private final Database database;
  private final BatchEngine engine;
  private final Clock clock;
  private final JdbcRuns runs;
  private final JdbcMatches matches;

  /** The job on this database. */
  public BuildFeatures(Database database, BatchEngine engine, Clock clock) {
    this.database = database;
    this.engine = engine;
    this.clock = clock;
    this.runs = new JdbcRuns(database, clock);
    this.matches = new JdbcMatches(database);
  }

  /** Builds the rows of the current feature set. */
  public FeatureReport run(Progress progress) {
    FeatureSet set = FeatureSet.current();
    RunId run = runs.start(JobKind.FEATURES, "schema " + set.schema().id());
    return new RunKeeper(runs, clock)
        .keep(
            run,
            () -> {
              FeatureReport report = engine.runAlone(NAME, run, () -> replay(run, set, progress));
              long matchCount = report.matches();
              String message =
                  "%d new, %d changed, %d unchanged, %d removed"
                      .formatted(
                          report.inserted(),
                          report.updated(),
                          report.unchanged(),
                          report.deleted());
              return new Ended<>(new RunCounts(matchCount, matchCount, 0), message, report);
            });
  }

  private FeatureReport replay(RunId run, FeatureSet set, Progress progress) {
    progress.begin("features", matches.count());
    try {
      FeatureRowUpdate update = new FeatureRowUpdate(set.schema(), database, clock);
      FeatureReplay replay = new FeatureReplay(set, update);
      matches.replay(
          match -> {
            engine.checkStopping();
            take(match, replay);
            progress.advance(1);
          });
      replay.finish();
      update.finish();
      if (update.inserted() > 0) {
        database.refreshStatistics();
      }
      return new FeatureReport(
          run, update.seen(), update.inserted(), update.updated(), update.deleted());
    } finally {
      progress.end();
    }
  }

  private static void take(StoredMatch match, FeatureReplay replay) {
    match.played().ifPresentOrElse(replay::played, () -> replay.fixture(match.fixture()));
  }
}
