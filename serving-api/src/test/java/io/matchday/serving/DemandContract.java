package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.match.Outcome;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.Explanation;
import io.matchday.scoring.LoadedModel;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Explanations, and scoring of stored feature rows, against a running service on a database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DemandContract {

  private static final List<String> FEATURES = List.of("home_elo_pre", "away_elo_pre", "sex");
  private static final FeatureVector ROW = FeatureVector.of(0.25f, Float.NaN, 1);
  private static final Coverage COVERAGE = Coverage.of(38, 0, 255);
  private static final String BODY =
      "{\"match_id\": 7, \"features\": {\"home_elo_pre\": 0.25, \"sex\": 1}}";

  @TempDir static Path folder;

  private Database database;
  private RunningService service;
  private Client client;
  private LoadedModel production;
  private LoadedModel challenger;

  abstract Database openDatabase();

  @BeforeAll
  void start() {
    database = openDatabase();
    StoredData data = new StoredData(database);
    Path models = folder.resolve(getClass().getSimpleName());
    production = LoadedModel.open(SampleBundles.writeBundle(models, FEATURES, 1));
    challenger = LoadedModel.open(SampleBundles.writeBundle(models, FEATURES, 2));
    LoadedModel former = LoadedModel.open(SampleBundles.writeBundle(models, FEATURES, 3));
    ModelRunId first = data.model(models, path(models, production));
    ModelRunId second = data.model(models, path(models, challenger));
    ModelRunId third = data.model(models, path(models, former));
    data.promote("Production", first);
    data.promote("Challenger", second);
    data.team(1, "Arsenal");
    data.team(2, "Chelsea");
    for (long match = 50; match <= 54; match++) {
      data.fixture(match, "2026-05-" + (match - 40), 1, 2);
    }
    storeRows();
    publish(data, third, "Production", 53, former.score(ROW), "2026-04-19T02:00:00Z");
    publish(data, second, "Challenger", 50, challenger.score(ROW), "2026-04-22T02:00:00Z");
    RunId run = data.run(first);
    data.prediction(run, 50, production.score(ROW));
    data.prediction(run, 51, new Probabilities(0.6, 0.3, 0.1));
    data.prediction(run, 52, production.score(ROW));
    data.publish(run, "2026-04-21T02:00:00Z");
    service =
        ServingApplication.start(
            ServingSettings.of(Map.of("port", "0")), database, models, Clock.systemUTC());
    client = new Client(service.port());
  }

  private static Path path(Path models, LoadedModel model) {
    return models.resolve("soccer_model").resolve(model.runId().value());
  }

  private static void publish(
      StoredData data, ModelRunId model, String alias, long match, Probabilities made, String at) {
    RunId run = data.run(model, alias);
    data.prediction(run, match, made);
    data.publish(run, at);
  }

  /** Matches 50, 51 and 53 have rows. */
  private void storeRows() {
    int number = new JdbcFeatureSchemas(database).register(production.schema());
    Instant asOf = Instant.parse("2026-04-20T00:00:00Z");
    List<FeatureRow> rows =
        List.of(50L, 51L, 53L).stream()
            .map(MatchId::new)
            .map(id -> new FeatureRow(id, production.schema().id(), asOf, ROW, COVERAGE))
            .toList();
    new JdbcFeatureRows(database).insert(number, rows);
  }

  @AfterAll
  void stop() {
    service.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({"1,''", "2,''", "3,''", "3,&stage=challenger"})
  void a_sync_prediction_is_explained_by_what_moved_it_most(int count, String stage) {
    Answer answer = client.post("/predict/?explain=" + count + stage, BODY);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().propertyNames())
        .containsExactly("match_id", "prediction", "explanation");
    LoadedModel model = stage.isEmpty() ? production : challenger;
    assertThat(answer.json().at("/prediction/model_run_id").stringValue())
        .isEqualTo(model.runId().value());
    assertExplained(answer.json(), model, count, Coverage.of(1, 0, 1));
  }

  private static void assertExplained(
      JsonNode answer, LoadedModel model, int count, Coverage coverage) {
    Explanation expected = model.explain(ROW);
    JsonNode explanation = answer.get("explanation");
    assertThat(explanation.propertyNames()).containsExactly("base", "features", "rest");
    assertThat(explanation.get("features").size()).isEqualTo(count);
    double[] margins = new double[Outcome.COUNT];
    for (int i = 0; i < Outcome.COUNT; i++) {
      String key = Integer.toString(i);
      margins[i] =
          explanation.get("base").get(key).doubleValue()
              + explanation.get("rest").get(key).doubleValue();
    }
    for (int i = 0; i < count; i++) {
      JsonNode shown = explanation.get("features").get(i);
      int feature = expected.mostMoving(count).get(i);
      assertThat(shown.propertyNames())
          .containsExactly("name", "value", "coverage", "contributions");
      assertThat(shown.get("name").stringValue()).isEqualTo(FEATURES.get(feature));
      assertThat(shown.get("value").isNull()).isEqualTo(feature == 1);
      assertThat(shown.get("coverage").intValue()).isEqualTo(coverage.get(feature));
      for (int j = 0; j < Outcome.COUNT; j++) {
        double moved = shown.get("contributions").get(Integer.toString(j)).doubleValue();
        assertThat(moved).isEqualTo(expected.contribution(feature, Outcome.ofClass(j)));
        margins[j] += moved;
      }
    }
    double temperature = model.calibration().temperature();
    JsonNode made = answer.at("/prediction/probabilities");
    assertThat((margins[0] - margins[2]) / temperature)
        .isCloseTo(
            Math.log(made.get("0").doubleValue() / made.get("2").doubleValue()), within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "-1", "abc", "1.5", "", "99999999999"})
  void a_number_of_features_that_cannot_be_is_invalid(String count) {
    for (Answer answer :
        List.of(
            client.post("/predict/?explain=" + count, BODY),
            client.get("/predict/50?explain=" + count),
            client.get("/predict/50?fresh=true&explain=" + count))) {
      assertProblem(answer, 422);
      assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("explain");
    }
  }

  @Test
  void a_published_prediction_is_explained_from_its_stored_row_by_the_version_that_made_it() {
    Answer answer = client.get("/predict/50?explain=3");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Last-Modified")).isEqualTo("Tue, 21 Apr 2026 02:00:00 GMT");
    assertExplained(answer.json(), production, 3, COVERAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "51,the feature row behind this prediction has changed since; ask with fresh=true",
    "52,the feature row behind this prediction has changed since; ask with fresh=true",
    "53,the model version that made this prediction is not loaded; ask with fresh=true"
  })
  void what_cannot_be_explained_any_more_is_a_conflict(long match, String detail) {
    Answer answer = client.get("/predict/" + match + "?explain=2");

    assertProblem(answer, 409);
    assertThat(answer.json().get("detail").stringValue()).isEqualTo(detail);
    assertThat(client.get("/predict/" + match).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"50,''", "51,''", "50,&stage=CHALLENGER"})
  void a_fresh_lookup_scores_the_stored_row_now_and_counts_as_sync(long match, String stage) {
    String series = "prediction_requests_total{source=\"sync\"}";
    double before = Scrape.of(client).value(series);
    LoadedModel model = stage.isEmpty() ? production : challenger;

    Answer answer = client.get("/predict/" + match + "?fresh=true" + stage);

    Probabilities expected = model.score(ROW);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().propertyNames()).containsExactly("match_id", "prediction");
    assertThat(answer.json().get("match_id").longValue()).isEqualTo(match);
    assertThat(answer.json().at("/prediction/probabilities/0").doubleValue())
        .isCloseTo(expected.home(), within(1e-12));
    assertThat(answer.json().at("/prediction/model_run_id").stringValue())
        .isEqualTo(model.runId().value());
    assertThat(Scrape.of(client).value(series) - before).isEqualTo(1.0);
  }

  @Test
  void a_fresh_lookup_is_explained_with_the_coverage_of_the_row() {
    Answer answer = client.get("/predict/51?fresh=true&explain=3");

    assertThat(answer.status()).isEqualTo(200);
    assertExplained(answer.json(), production, 3, COVERAGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {52, 54, 999})
  void a_match_without_a_stored_row_is_not_found_and_the_command_that_makes_one_named(long match) {
    Answer answer = client.get("/predict/" + match + "?fresh=true");

    assertProblem(answer, 404);
    assertThat(answer.json().get("detail").stringValue()).contains("the command features");
  }

  @Test
  void fresh_is_true_or_false() {
    assertThat(client.get("/predict/50?fresh=false").body())
        .isEqualTo(client.get("/predict/50").body());
    Answer answer = client.get("/predict/50?fresh=maybe");
    assertProblem(answer, 422);
    assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("fresh");
  }

  @Test
  void a_stage_alone_looks_up_what_was_published_under_it() {
    JsonNode prediction = client.get("/predict/50?stage=challenger").json().get("prediction");

    assertThat(prediction.get("model_version").stringValue()).isEqualTo("Challenger");
    assertThat(prediction.get("model_run_id").stringValue()).isEqualTo(challenger.runId().value());
    assertThat(client.get("/predict/50?stage=production").body())
        .isEqualTo(client.get("/predict/50").body());
    assertProblem(client.get("/predict/51?stage=challenger"), 404);
    assertProblem(client.get("/predict/50?stage=nobody"), 404);
    assertProblem(client.get("/predict/50?fresh=true&stage=nobody"), 404);
  }
}
