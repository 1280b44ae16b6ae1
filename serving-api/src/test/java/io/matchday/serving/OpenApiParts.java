package io.matchday.serving;

import java.util.Map;
import java.util.Optional;

/** The fixed parts of the OpenAPI document, and what is said of operations without annotations. */
final class OpenApiParts {

  static final String INFO =
      """
      {"title": "Matchday", "version": "1",
       "summary": "Probabilities of home win, draw and away win of football matches",
       "description": "Classes are 0 = home win, 1 = draw, 2 = away win. Every path answers with and without a slash at its end. Every refusal is application/problem+json (RFC 9457).",
       "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"}}
      """;

  static final String PROBLEM =
      """
      {"type": "object", "required": ["type", "title", "status", "detail"],
       "properties": {
         "type": {"type": "string", "examples": ["about:blank"]},
         "title": {"type": "string"},
         "status": {"type": "integer", "minimum": 400, "maximum": 599},
         "detail": {"type": "string"},
         "errors": {"type": "array", "description": "Everything that is wrong, where known.",
           "items": {"type": "object", "required": ["pointer", "detail"],
             "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}}}}}}
      """;

  static final String PREDICTION_REQUEST =
      """
      {"type": "object", "required": ["match_id", "features"],
       "properties": {
         "match_id": {"type": "integer", "minimum": 1, "maximum": 4294967295, "examples": [99]},
         "features": {"type": "object",
           "description": "Values by the names of the model's features; what is left out or null is missing.",
           "additionalProperties": {"type": ["number", "null"]},
           "examples": [{"home_elo_pre": 1520.0, "sex": 0}]}}}
      """;

  static final String SECURITY_SCHEMES =
      """
      {"api_key": {"type": "apiKey", "in": "header", "name": "X-API-Key",
        "description": "Needed when the service was given keys."}}
      """;

  static final String RETRY_AFTER =
      """
      {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}}
      """;

  static final String PROBLEM_RESPONSE =
      """
      {"description": "",
       "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
      """;

  static final String MATCH_ID =
      """
      {"type": "integer", "format": "int64", "minimum": 1, "maximum": 4294967295}
      """;

  static final String EXPLAIN =
      """
      {"type": "integer", "minimum": 1, "examples": [3],
       "description": "So many features that moved the prediction most; at most those of the model."}
      """;

  static final String RUN =
      """
      {"type": "integer", "format": "int64", "minimum": 1, "maximum": 2147483647}
      """;

  private static final String REQUEST_BODY =
      """
      "requestBody": {"required": true, "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/PredictionRequest"}}}}
      """;

  private static final String BATCH =
      """
      {"summary": "Score many rows",
       "description": "One answer a row, in the order of the rows: a prediction, or what is wrong with the row.",
       "requestBody": {"required": true, "content": {
         "application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/PredictionRequest"}}},
         "application/x-ndjson": {"schema": {"type": "string"}},
         "text/csv": {"schema": {"type": "string"}}}},
       "responses": {"200": {"description": "OK", "content": {
         "application/json": {"schema": {"type": "array", "items": {"anyOf": [
           {"$ref": "#/components/schemas/MatchPredictionView"},
           {"$ref": "#/components/schemas/RefusedRow"}]}}},
         "application/x-ndjson": {"schema": {"type": "string"}},
         "text/csv": {"schema": {"type": "string"}}}}}}
      """;

  static final String REFUSED_ROW =
      """
      {"type": "object", "required": ["match_id", "row", "errors"],
       "properties": {
         "match_id": {"type": ["integer", "null"]},
         "row": {"type": "integer", "minimum": 1},
         "errors": {"type": "array", "items": {"type": "object", "required": ["pointer", "detail"],
           "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}}}}}}
      """;

  private static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          Map.entry("post /predict/", "{\"summary\": \"Score now\", " + REQUEST_BODY.strip() + "}"),
          Map.entry(
              "post /predict/async/",
              "{\"summary\": \"Score later\", \"status\": \"202\", " + REQUEST_BODY.strip() + "}"),
          Map.entry(
              "get /predict/matches/",
              "{\"summary\": \"Upcoming matches of the newest published run\"}"),
          Map.entry(
              "get /predict/{match_id}", "{\"summary\": \"The published prediction of a match\"}"),
          Map.entry("get /predict/model/info", "{\"summary\": \"The model that answers\"}"),
          Map.entry(
              "get /monitoring/task_status/{task_id}",
              "{\"summary\": \"How a task of scoring later stands\"}"),
          Map.entry(
              "delete /monitoring/task_status/{task_id}",
              "{\"summary\": \"Cancel a task of scoring later\"}"),
          Map.entry("post /predict/batch/", BATCH),
          Map.entry(
              "get /monitoring/drift", "{\"summary\": \"Drift of a published run's features\"}"),
          Map.entry("get /healthcheck/", "{\"summary\": \"Health, for people\"}"),
          Map.entry("get /livez", "{\"summary\": \"Whether the process runs\"}"),
          Map.entry("get /readyz", "{\"summary\": \"Whether it can answer\"}"),
          Map.entry(
              "get /metrics",
              """
              {"summary": "Metrics for Prometheus", "responses": {"200": {"description": "OK",
               "content": {"text/plain": {"schema": {"type": "string"}}}}}}
              """));

  private OpenApiParts() {}

  /** What is added to an operation: parts by their names, and the status of its good answer. */
  static Optional<String> of(String method, String path) {
    return Optional.ofNullable(OPERATIONS.get(method + " " + path));
  }
}
