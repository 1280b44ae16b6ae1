package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.feature.FeatureVector;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.LoadedModel;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Models that change places while clients ask without a pause. */
class ModelSwapsTest {

  private static final int SWAPS = 50;
  private static final int CLIENTS = 4;
  private static final List<String> FEATURES = List.of("home_elo_pre", "sex");
  private static final String BODY =
      "{\"match_id\": 1, \"features\": {\"home_elo_pre\": 1500, \"sex\": 0}}";
  private static final FeatureVector VECTOR = FeatureVector.of(1500f, 0f);

  @TempDir Path models;

  @Test
  void fifty_swaps_under_load_fail_no_request_and_every_answer_is_of_the_model_it_names()
      throws IOException {
    try (Database database = TestDatabases.h2()) {
      StoredData data = new StoredData(database);
      Map<String, Probabilities> expected = new HashMap<>();
      List<ModelRunId> good = List.of(registered(data, 1, expected), registered(data, 2, expected));
      ModelRunId damaged = damaged(data);
      data.promote("Production", good.get(0));
      ServingSettings settings =
          ServingSettings.of(Map.of("port", "0", "model-poll-interval", "10ms"));
      try (RunningService service =
              ServingApplication.start(settings, database, models, Clock.systemUTC());
          Crowd crowd =
              new Crowd(CLIENTS, service.port(), client -> client.post("/predict/", BODY))) {
        Client client = new Client(service.port());

        for (int swap = 1; swap <= SWAPS; swap++) {
          if (swap % 10 == 0) {
            data.promote("Production", damaged);
          }
          ModelRunId next = good.get(swap % 2);
          data.promote("Production", next);
          Client.eventually(() -> client.post("/predict/", BODY).body().contains(next.value()));
        }

        List<Crowd.Met> met = crowd.end();
        assertThat(met).hasSizeGreaterThan(SWAPS);
        assertThat(met).allSatisfy(one -> assertConsistent(one.answer(), expected));
      }
    }
  }

  private ModelRunId registered(StoredData data, long seed, Map<String, Probabilities> expected) {
    Path bundle = SampleBundles.writeBundle(models, FEATURES, seed);
    ModelRunId id = data.model(models, bundle);
    expected.put(id.value(), LoadedModel.open(bundle).score(VECTOR));
    return id;
  }

  private ModelRunId damaged(StoredData data) throws IOException {
    Path bundle = SampleBundles.writeBundle(models, FEATURES, 3);
    ModelRunId id = data.model(models, bundle);
    Files.writeString(bundle.resolve("manifest.json"), "{}");
    return id;
  }

  private static void assertConsistent(Answer answer, Map<String, Probabilities> expected) {
    assertThat(answer.status()).isEqualTo(200);
    JsonNode prediction = answer.json().get("prediction");
    JsonNode probabilities = prediction.get("probabilities");
    assertThat(
            new Probabilities(
                probabilities.get("0").doubleValue(),
                probabilities.get("1").doubleValue(),
                probabilities.get("2").doubleValue()))
        .isEqualTo(expected.get(prediction.get("model_run_id").stringValue()));
  }
}
