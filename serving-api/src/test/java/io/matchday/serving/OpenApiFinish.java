package io.matchday.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds to the OpenAPI document what holds for every operation, and what no annotation says. */
final class OpenApiFinish {

  private static final Set<String> KEYED =
      Set.of("predict", "predictions", "matches", "runs", "evaluation", "models");

  private static final Set<String> WITHOUT_DATABASE = Set.of("livez", "metrics", "healthcheck");

  private OpenApiFinish() {}

  static void finish(ObjectNode document) {
    document.set("info", json(OpenApiParts.INFO));
    document.set("servers", json("[{\"url\": \"/\"}]"));
    document.remove("tags");
    ObjectNode paths = onePathEach((ObjectNode) document.get("paths"));
    document.set("paths", paths);
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            finish(
                                path.getKey(),
                                operation.getKey(),
                                (ObjectNode) operation.getValue())));
    ObjectNode components = (ObjectNode) document.get("components");
    ObjectNode schemas = (ObjectNode) components.get("schemas");
    OpenApiSchemas.finish(schemas);
    schemas.set("Problem", json(OpenApiParts.PROBLEM));
    schemas.set("RefusedRow", json(OpenApiParts.REFUSED_ROW));
    schemas.set("PredictionRequest", json(OpenApiParts.PREDICTION_REQUEST));
    components.set("securitySchemes", json(OpenApiParts.SECURITY_SCHEMES));
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /** Every path is answered with and without its last slash; the document has the contract's. */
  private static ObjectNode onePathEach(ObjectNode all) {
    Map<String, JsonNode> kept = new LinkedHashMap<>();
    all.properties()
        .forEach(
            path -> {
              String bare = path.getKey().replaceAll("/$", "");
              String written = Route.of(path.getKey()).map(Route::template).orElse(bare);
              if (path.getKey().equals(written) || !all.has(written)) {
                kept.put(path.getKey().equals(written) ? written : bare, path.getValue());
              }
            });
    ObjectNode paths = JsonMapper.shared().createObjectNode();
    kept.forEach(paths::set);
    return paths;
  }

  private static void finish(String path, String method, ObjectNode operation) {
    List<String> segments = new ArrayList<>(List.of(path.substring(1).split("/")));
    operation.put("operationId", operationId(method, segments));
    operation.set("tags", JsonMapper.shared().createArrayNode().add(segments.get(0)));
    OpenApiParts.of(method, path).ifPresent(more -> merge(operation, (ObjectNode) json(more)));
    JsonNode parameters = operation.path("parameters");
    parameters.forEach(parameter -> typed((ObjectNode) parameter));
    boolean reads = method.equals("get");
    if (KEYED.contains(segments.get(0)) || !reads) {
      operation.set("security", json("[{\"api_key\": []}, {}]"));
      problem(operation, "401", "A key is required, and none that is valid was sent.");
    }
    if (path.contains("{") || parameters.toString().contains("\"stage\"")) {
      problem(operation, "404", "There is no such thing.");
    }
    if (!parameters.isEmpty() || operation.has("requestBody")) {
      problem(operation, "422", "Everything wrong with the parameters or the body, at once.");
    }
    if (!WITHOUT_DATABASE.contains(segments.get(0))) {
      problem(operation, "503", "The database or the model is away, or too much is asked at once.");
      ((ObjectNode) operation.get("responses").get("503"))
          .set("headers", json(OpenApiParts.RETRY_AFTER));
    }
    problem(operation, "default", "Any other refusal or failure.");
  }

  private static String operationId(String method, List<String> segments) {
    StringBuilder id = new StringBuilder(method);
    for (String segment : segments) {
      boolean variable = segment.startsWith("{");
      String name = segment.replaceAll("[{}]", "");
      id.append(variable ? "_by_" : "_").append(name.replace('.', '_'));
    }
    return id.toString().toLowerCase(Locale.ROOT);
  }

  /** What springdoc sees only as text, because the controllers read it themselves. */
  private static void typed(ObjectNode parameter) {
    String name = parameter.get("name").stringValue();
    switch (name) {
      case "match_id" -> parameter.set("schema", json(OpenApiParts.MATCH_ID));
      case "run" -> parameter.set("schema", json(OpenApiParts.RUN));
      case "explain" -> {
        parameter.set("schema", json(OpenApiParts.EXPLAIN));
        parameter.put("required", false);
      }
      case "fresh" -> parameter.set("schema", json("{\"type\": \"boolean\"}"));
      default -> {}
    }
  }

  private static void problem(ObjectNode operation, String status, String description) {
    ObjectNode responses = (ObjectNode) operation.get("responses");
    if (!responses.has(status)) {
      ObjectNode response = (ObjectNode) json(OpenApiParts.PROBLEM_RESPONSE);
      response.put("description", description);
      responses.set(status, response);
    }
  }

  private static void merge(ObjectNode operation, ObjectNode more) {
    if (more.has("status")) {
      String status = more.remove("status").stringValue();
      ObjectNode responses = (ObjectNode) operation.get("responses");
      responses.set(status, responses.remove("200"));
    }
    more.properties().forEach(part -> operation.set(part.getKey(), part.getValue()));
  }
}
