package io.matchday.job;

import io.matchday.feature.FeatureSet;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.match.Sex;
import io.matchday.match.SimulatedLeagues;
import io.matchday.match.SimulatedMatch;
import io.matchday.match.TeamId;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelRunId;
import io.matchday.model.TrainingReference;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.GateFinding;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.MatchStatistics;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.Promotion;
import io.matchday.storage.Signature;
import io.matchday.storage.TeamPair;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Simulated leagues in a database: played until a day, still to be played from then on, with
 * features and a promoted model.
 */
public final class SeasonOfMatches {

  /** The first day without scores. */
  public static final LocalDate AS_OF = LocalDate.of(2022, 2, 1);

  private SeasonOfMatches() {}

  /** Stores matches from two seasons of simulated leagues; returns how many are to be played. */
  public static int store(Database database) {
    return store(database, 2, AS_OF);
  }

  /** Stores as many seasons, all played. */
  public static void storePlayed(Database database, int seasons) {
    store(database, seasons, LocalDate.MAX);
  }

  private static int store(Database database, int seasons, LocalDate unplayedFrom) {
    List<MatchSheet> sheets = new ArrayList<>();
    Map<Sex, Map<String, TeamId>> teams = new HashMap<>();
    int upcoming = 0;
    List<SimulatedMatch> matches = SimulatedLeagues.of(7, 2020, seasons).matches();
    for (Sex sex : Sex.values()) {
      List<String> names =
          matches.stream()
              .filter(m -> m.sex() == sex)
              .map(SimulatedMatch::home)
              .distinct()
              .toList();
      teams.put(sex, new JdbcTeams(database).ensure(names, sex));
    }
    for (SimulatedMatch match : matches) {
      boolean played = match.date().isBefore(unplayedFrom);
      upcoming += played ? 0 : 1;
      Map<String, TeamId> ids = teams.get(match.sex());
      sheets.add(
          new MatchSheet(
              match.competition(),
              match.season(),
              match.date(),
              match.kickOff(),
              new TeamPair(ids.get(match.home()), ids.get(match.away())),
              false,
              match.sex(),
              Optional.empty(),
              played ? Optional.of(match.score()) : Optional.empty(),
              MatchStatistics.NONE));
    }
    new JdbcMatchIntake(database).insert(sheets);
    return upcoming;
  }

  /** Builds features. */
  public static void buildFeatures(Database database) {
    new BuildFeatures(database, new BatchEngine(database), Clock.systemUTC()).run(Progress.NONE);
  }

  /** Writes a small model over the current features, registers and promotes it. */
  public static ModelRunId promoteModel(Database database, Path models, long seed) {
    return promote(
        database,
        models,
        SampleBundles.writeBundle(models, FeatureSet.current().schema().names(), seed));
  }

  /** The same with a model that says what its training window looked like. */
  public static ModelRunId promoteModel(Database database, Path models, TrainingReference window) {
    List<String> names = FeatureSet.current().schema().names();
    return promote(database, models, SampleBundles.writeBundle(models, names, 1, window));
  }

  /** Registers a bundle and lets it answer. */
  public static ModelRunId promote(Database database, Path models, Path folder) {
    JdbcModels registry = new JdbcModels(database, Clock.systemUTC());
    ModelVersion version =
        ModelVersion.of(ModelBundle.load(folder), models, Clock.systemUTC().instant());
    registry.register(version);
    registry.promote(
        new Promotion(
            JdbcModels.PRODUCTION,
            version.runId(),
            registry.named(JdbcModels.PRODUCTION).map(ModelVersion::runId),
            GateFinding.notJudged("made for tests"),
            false,
            Signature.of("test")));
    return version.runId();
  }
}
