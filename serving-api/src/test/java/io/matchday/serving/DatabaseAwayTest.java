package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that cannot be reached for a while. */
class DatabaseAwayTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final Pattern PORT = Pattern.compile("(//[^:/]+:)(\\d+)");

  /** Half a minute by hand: {@code -Ddatabase-away.seconds=30}. */
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("database-away.seconds", 3));

  private final FakeModel model = new FakeModel("0123456789ab", "pace");

  @Test
  void a_service_whose_database_is_away_scores_on_and_recovers_by_itself() {
    DatabaseSettings direct = TestDatabases.postgresSettings();
    Matcher address = PORT.matcher(direct.url());
    assertThat(address.find()).isTrue();
    try (Cable cable = new Cable(Integer.parseInt(address.group(2)));
        Database database = Database.open(through(cable, direct, address))) {
      database.migrate();
      new StoredData(database).publishOneMatch(model.runId());
      try (RunningService service =
          ServingApplication.start(
              ServingSettings.of(Map.of("port", "0")),
              database,
              alias -> model,
              Clock.systemUTC())) {
        Client client = new Client(service.port());
        Answer lookup = client.get("/predict/42");
        assertThat(lookup.status()).isEqualTo(200);

        cable.cut();
        Client.eventually(() -> client.get("/readyz").status() == 503);
        long start = System.nanoTime();
        while (System.nanoTime() - start < AWAY.toNanos()) {
          assertThat(client.get("/livez").status()).isEqualTo(200);
          assertProblem(client.get("/readyz"), 503);
          assertThat(client.post("/predict/", BODY).status()).isEqualTo(200);
          assertThat(client.get("/predict/42").body()).isEqualTo(lookup.body());
          Answer unknown = client.get("/predict/43");
          assertProblem(unknown, 503);
          assertThat(unknown.header("Retry-After")).isEqualTo("2");
          assertProblem(client.get("/monitoring/task_status/some"), 503);
          assertProblem(client.post("/predict/async/", BODY), 503);
          assertProblem(client.get("/monitoring/drift"), 503);
        }
        cable.mend();

        Client.eventually(() -> client.get("/readyz").status() == 200);
        assertProblem(client.get("/predict/43"), 404);
        assertThat(client.get("/predict/42").body()).isEqualTo(lookup.body());
      }
    }
  }

  private static DatabaseSettings through(Cable cable, DatabaseSettings direct, Matcher address) {
    return new DatabaseSettings(
        address.replaceFirst("$1" + cable.port()),
        direct.user(),
        direct.password(),
        direct.poolSize());
  }
}
