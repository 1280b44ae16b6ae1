package io.matchday.job.evaluation;

import io.matchday.match.MatchId;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.JobKind;
import io.matchday.storage.MatchSheetBuilder;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunId;
import io.matchday.storage.Statistic;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Played matches and what was published of them, when. */
final class PublishedRuns {

  private final Database database;
  private final Map<String, TeamId> teams;
  private int attempts;

  PublishedRuns(Database database) {
    this.database = database;
    this.teams = new JdbcTeams(database).ensure(List.of("A", "B"), Sex.MEN);
  }

  MatchId match(String day, String competition, int home, int away) {
    return match(day, competition, home, away, Map.of());
  }

  MatchId match(
      String day, String competition, int home, int away, Map<Statistic, Double> statistics) {
    LocalDate date = LocalDate.parse(day);
    int year = date.getMonthValue() > 6 ? date.getYear() : date.getYear() - 1;
    MatchSheetBuilder match =
        MatchSheetBuilder.aMatch()
            .between(teams.get("A"), teams.get("B"))
            .on(day)
            .in(competition)
            .season("%d-%02d".formatted(year, (year + 1) % 100))
            .ended(home, away)
            .with(statistics);
    return new JdbcMatchIntake(database).insert(List.of(match.build())).get(0);
  }

  /** Moves the end of a version's training window. */
  void trainedTo(ModelRunId model, String day) {
    database
        .client()
        .sql("UPDATE model_version SET trained_to = :day WHERE run_id = :model")
        .param("day", LocalDate.parse(day))
        .param("model", model.value())
        .update();
  }

  /** Publishes a run that says the same of every match. */
  RunId publish(
      String alias, ModelRunId model, String instant, List<MatchId> matches, double... each) {
    Clock then = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    JdbcPredictionRuns runs = new JdbcPredictionRuns(database, then);
    RunId run = new JdbcRuns(database, then).start(JobKind.PREDICT, "test");
    runs.add(
        run,
        new JdbcPredictionRuns.Identity(
            LocalDate.ofInstant(then.instant(), ZoneOffset.UTC), PredictionScope.ALL, alias),
        model,
        1,
        ++attempts);
    double[] probabilities = new double[matches.size() * each.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = each[i % each.length];
    }
    long[] ids = matches.stream().mapToLong(MatchId::value).toArray();
    new JdbcPredictions(database).append(run, ids, probabilities, matches.size());
    runs.publish(run);
    return run;
  }
}
