package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten times as many clients as a service with a slow model can serve. */
class OverloadTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final int SERVED_AT_ONCE = 2;
  private static final Duration SCORING = Duration.ofMillis(5);

  /** Half a minute by hand: {@code -Doverload.seconds=30}. */
  private static final Duration OVERLOAD =
      Duration.ofSeconds(Integer.getInteger("overload.seconds", 4));

  /** A model as slow as one of many thousand trees. */
  private static final class SlowModel implements OnlineModel {
    private final FakeModel model = new FakeModel("0123456789ab", "pace");

    @Override
    public ModelRunId runId() {
      return model.runId();
    }

    @Override
    public FeatureSchema schema() {
      return model.schema();
    }

    @Override
    public Probabilities score(FeatureVector vector) {
      LockSupport.parkNanos(SCORING.toNanos());
      return model.score(vector);
    }
  }

  private final SlowModel model = new SlowModel();
  private Database database;
  private RunningService service;

  @BeforeEach
  void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    ServingSettings settings =
        ServingSettings.of(
            Map.of(
                "port", "0",
                "max-concurrent-predictions", Integer.toString(SERVED_AT_ONCE),
                "max-waiting-predictions", Integer.toString(SERVED_AT_ONCE)));
    service = ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    service.close();
    database.close();
  }

  @Test
  void ten_times_too_many_clients_are_refused_at_once_and_forgotten_afterwards() {
    Client watcher = new Client(service.port());
    Crowd crowd =
        new Crowd(10 * SERVED_AT_ONCE, service.port(), client -> client.post("/predict/", BODY));

    long start = System.nanoTime();
    int looks = 0;
    while (System.nanoTime() - start < OVERLOAD.toNanos()) {
      for (String path : List.of("/livez", "/readyz", "/healthcheck/", "/metrics")) {
        assertThat(watcher.get(path).status()).isEqualTo(200);
        looks++;
      }
    }
    List<Crowd.Met> met = crowd.end();

    assertThat(looks).isGreaterThan(10);
    assertThat(met).extracting(one -> one.answer().status()).containsOnly(200, 503);
    List<Crowd.Met> refused = met.stream().filter(one -> one.answer().status() == 503).toList();
    assertThat(refused).hasSizeGreaterThan(met.size() / 2);
    assertThat(refused)
        .allSatisfy(one -> assertThat(one.answer().header("Retry-After")).isEqualTo("1"));
    assertProblem(refused.get(0).answer(), 503);
    long[] sorted = refused.stream().mapToLong(Crowd.Met::nanos).sorted().toArray();
    assertThat(sorted[sorted.length / 2]).isLessThan(TimeUnit.MILLISECONDS.toNanos(100));
    for (int i = 0; i < 100; i++) {
      assertThat(watcher.post("/predict/", BODY).status()).isEqualTo(200);
    }
  }
}
