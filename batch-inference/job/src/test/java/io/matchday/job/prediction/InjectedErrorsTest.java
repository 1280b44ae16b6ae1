package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.publication.PublishRules;
import io.matchday.scoring.LoadedModel;
import io.matchday.scoring.WatchedModels;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.FaultRounds;
import io.matchday.storage.FaultyDriver;
import io.matchday.storage.InjectedFault;
import io.matchday.storage.InjectedFault.Kind;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ManyFixtures;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.PublishedTable;
import io.matchday.storage.RunCounts;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * I/O fails at the n-th call of the job: nothing half is ever published, and the next launch gives
 * what an undisturbed run does.
 */
@Tag("faults")
class InjectedErrorsTest {

  /** Calls of each kind, one after the other, that fail. */
  private static final int MOST = FaultRounds.isReduced() ? 20 : 200;

  private static final int BLOCK = 100;

  /** So many blocks that there is a last call of each kind. */
  private static final int ROWS = (MOST + 1) * BLOCK;

  @TempDir private Path home;
  @TempDir private Path models;

  private DatabaseSettings settings;
  private FaultyDriver driver;
  private Database database;
  private PublishedTable expected;
  private int forgotten;

  static Stream<Arguments> kindsAndDatabases() {
    return Stream.of(Kind.values())
        .flatMap(
            kind -> Stream.of(Arguments.of(kind, "H2", 200), Arguments.of(kind, "PostgreSQL", 20)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndDatabases")
  void an_io_error_leaves_no_half_run_and_the_next_launch_ends_it(Kind kind, String name, int tries)
      throws Exception {
    FaultRounds rounds = FaultRounds.of("I/O error, " + kind + ", on " + name, tries, 3);
    settings =
        name.equals("H2") ? DatabaseSettings.embedded(home) : TestDatabases.postgresSettings();
    try (FaultyDriver faulty = FaultyDriver.install()) {
      driver = faulty;
      database = Database.open(settings);
      database.migrate();
      ManyFixtures.store(database, FeatureSet.current().schema(), SeasonOfMatches.AS_OF, ROWS);
      SeasonOfMatches.promoteModel(database, models, 1);
      openAnew(); // H2 ties checks to the connection that made them.
      expected = undisturbed();
      int published = 0;
      for (int round = 1; round <= rounds.count(); round++) {
        int call = callOf(round, rounds);
        boolean drops = rounds.random().nextBoolean();
        published += failAt(kind, call, drops) ? 1 : 0;
      }
      rounds.report(
          "errors %d, published nevertheless %d, half published 0, wrong after the next launch 0"
              .formatted(rounds.count(), published));
    } finally {
      database.close();
    }
  }

  /** What a new process has. */
  private void openAnew() {
    database.close();
    database = Database.open(settings);
  }

  /** Every call from the first to the last in turn, or one of as many next to each other. */
  private static int callOf(int round, FaultRounds rounds) {
    int step = Math.max(1, MOST / rounds.count());
    return (round - 1) * step % MOST + 1 + rounds.random().nextInt(step);
  }

  private PublishedTable undisturbed() {
    launch(Duration.ZERO);
    PublishedTable table = PublishedTable.of(database);
    assertThat(table.rows()).isEqualTo(ROWS);
    forget();
    return table;
  }

  /** Whether the run was published although the launch failed: only its answer was lost. */
  private boolean failAt(Kind kind, int call, boolean drops) {
    InjectedFault fault = driver.fault();
    if (drops) {
      fault.dropAt(kind, call);
    } else {
      fault.passAt(kind, call);
    }
    Throwable thrown = catchThrowable(() -> launch(Duration.ZERO));
    fault.mend();
    openAnew();
    assertThat(fault.isMet()).as("%s call %d", kind, call).isTrue();

    PublishedTable left = PublishedTable.of(database);
    assertThat(left.isEmpty() || left.equals(expected))
        .as("all or nothing after %s call %d: %s", kind, call, thrown)
        .isTrue();
    PredictionRun run = launch(Duration.ofMinutes(10));
    assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
    assertThat(PublishedTable.of(database))
        .as("after %s call %d, connections dropped %s: %s", kind, call, drops, thrown)
        .isEqualTo(expected);
    forget();
    return !left.isEmpty();
  }

  /** Launches the job, so much later. */
  private PredictionRun launch(Duration later) {
    Clock clock = Clock.offset(Clock.systemUTC(), later);
    PredictionRequest request =
        new PredictionRequest(day(), PredictionScope.UPCOMING, JdbcModels.PRODUCTION, 2)
            .inBlocksOf(BLOCK);
    StartCheck check = new StartCheck(database, models, this::model, 0);
    PublishRules rules = PublishRules.DEFAULT;
    return new PredictMatches(database, new BatchEngine(database), check, clock, rules)
        .run(request, Progress.NONE)
        .run();
  }

  private LoadedModel model(ModelVersion version) {
    return WatchedModels.watch(
        LoadedModel.open(models, version.path(), version.runId()), this::beforeScoring);
  }

  private void beforeScoring() {
    try {
      driver.fault().before(Kind.SCORE);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private LocalDate day() {
    return SeasonOfMatches.AS_OF.minusDays(forgotten);
  }

  /** The next launch is of another day, with the table empty again. */
  private void forget() {
    forgotten++;
    database.client().sql("TRUNCATE TABLE prediction").update();
    database.client().sql("UPDATE prediction_run SET published_at = NULL").update();
  }
}
