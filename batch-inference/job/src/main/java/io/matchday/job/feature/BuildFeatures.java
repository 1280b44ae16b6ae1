package io.matchday.job.feature;

import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.job.feature.FeatureMemories.Beginning;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.HistorySurvey;
import io.matchday.storage.JdbcFeatureFingerprints;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JobKind;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The job {@code build-features}: replays matches in date order and stores one row a match and
 * feature set: of the current set, and of each older one that a model named by an alias was fitted
 * on. Rows of other sets are left as they are. Rows that say what they said before are not written,
 * so it may be run as often as wanted.
 *
 * <p>Begins where the last build remembered everything, as far as the past is what it was then; a
 * correction, a late match or a merged team lets it begin before that. The rows are those of a
 * replay of all matches, bit for bit.
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
  private final FeatureMemories memories;
  private final JdbcModels models;

  /** The job on this database. */
  public BuildFeatures(Database database, BatchEngine engine, Clock clock) {
    this.database = database;
    this.engine = engine;
    this.clock = clock;
    this.keeper = new RunKeeper(engine, clock);
    this.matches = new JdbcMatches(database);
    this.memories = new FeatureMemories(database, clock);
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
    HistorySurvey survey = memories.survey(sets);
    // Results of the day itself may still come in: the day after the last result is as far as goes.
    LocalDate end = survey.lastPlayed().orElse(JdbcMatches.BEGINNING).plusDays(1);
    List<SetBuild> builds = sets.stream().map(set -> begin(set, survey, end)).toList();
    LocalDate from =
        builds.stream().map(SetBuild::from).min(Comparator.naturalOrder()).orElseThrow();
    progress.begin("features", survey.all().matches() - survey.before(from).matches());
    try {
      matches.replay(
          from,
          match -> {
            engine.checkStopping();
            builds.forEach(build -> build.take(match));
            progress.advance(1);
          });
      List<FeatureReport.SetRows> rows = builds.stream().map(SetBuild::finish).toList();
      FeatureReport report = new FeatureReport(run, builds.get(0).matches(), rows);
      if (report.inserted() > 0) {
        database.vacuum("match", "feature_row");
      }
      builds.forEach(build -> memories.keep(build.set(), build.memories(), end));
      return report;
    } finally {
      progress.end();
    }
  }

  private SetBuild begin(FeatureSet set, HistorySurvey survey, LocalDate end) {
    int schemaNo = new JdbcFeatureSchemas(database).register(set.schema());
    Beginning beginning = memories.begin(set, survey);
    JdbcFeatureFingerprints fingerprints = new JdbcFeatureFingerprints(database);
    StoredRows stored =
        beginning.memory().isPresent()
            ? new LaterStoredRows(
                fingerprints, schemaNo, beginning.rows(), beginning.history().matches())
            : new AllStoredRows(fingerprints, schemaNo);
    FeatureRowUpdate update = new FeatureRowUpdate(set.schema(), schemaNo, stored, database, clock);
    return new SetBuild(set, beginning, update, SnapshotDays.upTo(end));
  }
}
