package io.matchday.job.feature;

import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JobKind;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The job {@code build-features}: replays all matches once, in date order, and stores one row a
 * match and feature set: of the current set, and of each older one that a model named by an alias
 * was fitted on. Rows of other sets are left as they are. Rows that say what they said before are
 * not written, so it may be run as often as wanted.
 */
public final class BuildFeatures {

  private static final String NAME = "build-features";

  private static final String SUBJECT = "sets ";
  private static final String SEPARATOR = ", ";

  private final Database database;
  private final BatchEngine engine;
  private final Clock clock;
  private final RunKeeper keeper;
  private final JdbcMatches matches;
  private final JdbcModels models;

  /** The job on this database. */
  public BuildFeatures(Database database, BatchEngine engine, Clock clock) {
    this.database = database;
    this.engine = engine;
    this.clock = clock;
    this.keeper = new RunKeeper(engine, clock);
    this.matches = new JdbcMatches(database);
    this.models = new JdbcModels(database, clock);
  }

  /**
   * Whether the rows of a set are as new as those of any other: those of a set that no alias needed
   * stay behind when features are built.
   *
   * @param newest the newest run that built features
   */
  public static boolean isBuiltBy(Run newest, FeatureSet set) {
    return newest.subject().startsWith(SUBJECT)
        && List.of(newest.subject().substring(SUBJECT.length()).split(SEPARATOR))
            .contains(set.name());
  }

  /** Builds the rows of the sets that are needed. */
  public FeatureReport run(Progress progress) {
    List<FeatureSet> sets = needed();
    String names = sets.stream().map(FeatureSet::name).collect(Collectors.joining(SEPARATOR));
    RunId run = keeper.start(JobKind.FEATURES, SUBJECT + names);
    return keeper.keep(
        run,
        () -> {
          FeatureReport report = engine.runAlone(NAME, run, () -> replay(run, sets, progress));
          long rows = report.matches() * sets.size();
          String message =
              report.sets().stream()
                  .map(FeatureReport.SetRows::summary)
                  .collect(Collectors.joining("; "));
          return new Ended<>(new RunCounts(rows, rows, 0), message, report);
        });
  }

  /** The current set and those of models named by an alias, newest first. */
  private List<FeatureSet> needed() {
    Set<String> schemas = new HashSet<>();
    schemas.add(FeatureSet.current().schema().id());
    for (ModelRunId model : models.aliases().values()) {
      models.find(model).ifPresent(version -> schemas.add(version.schemaId()));
    }
    List<FeatureSet> sets = new ArrayList<>(FeatureSet.all());
    sets.removeIf(set -> !schemas.contains(set.schema().id()));
    Collections.reverse(sets);
    return sets;
  }

  private FeatureReport replay(RunId run, List<FeatureSet> sets, Progress progress) {
    progress.begin("features", matches.count());
    try {
      List<SetBuild> builds = sets.stream().map(set -> new SetBuild(set, database, clock)).toList();
      long[] count = {0};
      matches.replay(
          match -> {
            engine.checkStopping();
            builds.forEach(build -> build.take(match));
            count[0]++;
            progress.advance(1);
          });
      List<FeatureReport.SetRows> rows = builds.stream().map(SetBuild::finish).toList();
      FeatureReport report = new FeatureReport(run, count[0], rows);
      if (report.inserted() > 0) {
        database.refreshStatistics();
      }
      return report;
    } finally {
      progress.end();
    }
  }
}
