package io.matchday.serving;

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
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to tasks through faults of ours, and with several instances. */
class TaskFaultsTest {

  /** A model that counts how often it scores each value, and fails as often as it is told to. */
  private static final class CountingModel implements OnlineModel {
    private final Map<Float, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicInteger failures;

    CountingModel(int failures) {
      this.failures = new AtomicInteger(failures);
    }

    @Override
    public ModelRunId runId() {
      return new ModelRunId("0123456789ab");
    }

    @Override
    public FeatureSchema schema() {
      return new FeatureSchema(List.of("pace"));
    }

    @Override
    public Probabilities score(FeatureVector vector) {
      float pace = vector.get(0);
      if (!Float.isNaN(pace)) {
        calls.computeIfAbsent(pace, key -> new AtomicInteger()).incrementAndGet();
        if (failures.getAndDecrement() > 0) {
          throw new IllegalStateException("planted");
        }
      }
      return FakeModel.ANSWER;
    }
  }

  private static RunningService service(Database database, OnlineModel model) {
    ServingSettings settings =
        ServingSettings.of(Map.of("port", "0", "task-backoff", "1ms", "task-attempts", "3"));
    return ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
  }

  private static void register(Database database) {
    StoredData data = new StoredData(database);
    ModelRunId runId = new ModelRunId("0123456789ab");
    data.register(runId, "there");
    data.promote("Production", runId);
  }

  private static String body(int pace) {
    return "{\"match_id\": 1, \"features\": {\"pace\": %d}}".formatted(pace);
  }

  @Test
  void a_fault_that_passes_only_delays_the_task() {
    CountingModel model = new CountingModel(2);
    try (Database database = TestDatabases.h2()) {
      register(database);
      try (RunningService service = service(database, model)) {
        Client client = new Client(service.port());
        String url = client.post("/predict/async/", body(7)).header("Location");

        Client.eventually(() -> client.get(url).body().contains("success"));
        assertThat(model.calls.get(7f).get()).isEqualTo(3);
      }
    }
  }

  @Test
  void a_fault_that_stays_ends_the_task_after_its_last_attempt() {
    CountingModel model = new CountingModel(1_000);
    try (Database database = TestDatabases.h2()) {
      register(database);
      try (RunningService service = service(database, model)) {
        Client client = new Client(service.port());
        String url = client.post("/predict/async/", body(7)).header("Location");

        Client.eventually(() -> client.get(url).body().contains("failure"));
        assertThat(client.get(url).body())
            .contains("\"error\":\"given up after 3 tries: the prediction failed\"");
        assertThat(model.calls.get(7f).get()).isEqualTo(3);
      }
    }
  }

  @Test
  void two_instances_on_one_postgres_do_no_task_twice() {
    CountingModel model = new CountingModel(0);
    try (Database first = TestDatabases.postgres();
        Database second = Database.open(first.settings())) {
      register(first);
      try (RunningService one = service(first, model);
          RunningService other = service(second, model)) {
        List<Client> clients = List.of(new Client(one.port()), new Client(other.port()));

        List<String> urls =
            IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> clients.get(i % 2).post("/predict/async/", body(i)))
                .map(answer -> answer.header("Location"))
                .toList();

        for (int i = 0; i < urls.size(); i++) {
          Client elsewhere = clients.get((i + 1) % 2);
          String url = urls.get(i);
          Client.eventually(() -> elsewhere.get(url).body().contains("success"));
        }
        assertThat(model.calls).hasSize(400);
        assertThat(model.calls.values()).allMatch(calls -> calls.get() == 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 50})
  void pauses_grow_threefold_up_to_a_minute_and_differ_by_chance(int attempts) {
    TaskBackoff backoff = new TaskBackoff(Duration.ofSeconds(1), new SplittableRandom(1));
    double longest = Math.min(60, Math.pow(3, attempts - 1));

    List<Duration> pauses = IntStream.range(0, 200).mapToObj(i -> backoff.pause(attempts)).toList();

    assertThat(pauses).allMatch(pause -> pause.toMillis() >= longest * 500 - 1);
    assertThat(pauses).allMatch(pause -> pause.toMillis() <= longest * 1_000);
    assertThat(pauses.stream().distinct().count()).isGreaterThan(100);
  }
}
