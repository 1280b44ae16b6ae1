package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.Run;
import io.matchday.storage.RunStatus;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night beside the service, on one PostgreSQL. */
class ServeNightlyTest {

  private static final String DAILY = "15 3 * * *";

  @TempDir private Path home;

  private final DatabaseSettings postgres = TestDatabases.postgresSettings();

  private ServedHome serve(Clock clock) {
    return new ServedHome(home, environment(), clock, "--nightly", DAILY);
  }

  private Map<String, String> environment() {
    return Map.of(
        "MATCHDAY_DATABASE_URL",
        postgres.url() + "&password=" + postgres.password(),
        "MATCHDAY_BATCH_SLICES",
        "1");
  }

  private static Clock daysOn(int days) {
    return Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
  }

  private List<Run> nights() {
    try (Database database = Database.open(postgres)) {
      return new JdbcRuns(database, Clock.systemUTC()).newest(JobKind.NIGHTLY, 100);
    }
  }

  private Optional<Run> endedNight() {
    return nights().stream().filter(run -> run.status() != RunStatus.RUNNING).findFirst();
  }

  @Test
  void a_missed_night_is_run_once_by_two_services_that_answer_meanwhile() {
    String sample = SampleHome.SAMPLE.toString();
    assertThat(ProgramCall.on(home, environment(), "quickstart", "--sample-data", sample).code())
        .isZero();
    serve(daysOn(0)).close();
    assertThat(nights()).isEmpty();

    List<Integer> statuses = new ArrayList<>();
    try (ServedHome one = serve(daysOn(3));
        ServedHome other = serve(daysOn(3))) {
      PackagedProgram.awaited(
          "the night to end",
          () -> {
            for (ServedHome service : List.of(one, other)) {
              statuses.add(service.status("/predict/1"));
              statuses.add(service.status("/readyz"));
            }
            return endedNight();
          });
    }

    assertThat(nights()).singleElement().extracting(Run::status).isEqualTo(RunStatus.COMPLETED);
    assertThat(statuses).isNotEmpty().containsOnly(200);
  }

  @Test
  void a_night_that_fails_leaves_the_service_answering() {
    serve(daysOn(0)).close();

    try (ServedHome service = serve(daysOn(3))) {
      Run night = PackagedProgram.awaited("the night to fail", this::endedNight);

      assertThat(night.status()).isEqualTo(RunStatus.FAILED);
      assertThat(night.message().orElseThrow()).contains("no model is named Production");
      assertThat(service.status("/livez")).isEqualTo(200);
    }
  }

  @Test
  void an_expression_that_is_none_is_refused_with_everything_else_that_is_wrong() {
    ProgramCall call = ProgramCall.on(home, "serve", "--nightly", "at night", "--port", "70000");

    assertThat(call.code()).isEqualTo(78);
    assertThat(call.err().lines()).hasSize(2);
    assertThat(call.err())
        .contains(
            "matchday: matchday.batch.nightly: must be a cron expression of five fields, in UTC,"
                + " such as 15 3 * * *: ",
            "matchday: matchday.serving.port: must be");
  }
}
