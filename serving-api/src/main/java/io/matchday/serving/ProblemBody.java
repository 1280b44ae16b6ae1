package io.matchday.serving;

import io.matchday.refusal.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes problems as {@code application/problem+json} (RFC 9457). */
final class ProblemBody {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  /** What is said of an error that nothing more is known of. */
  private static final Map<Integer, String> DETAILS =
      Map.of(
          400, "the request is not well-formed HTTP",
          404, "there is nothing at this path",
          405, "this path does not answer this method",
          406, "this path cannot answer in an accepted media type",
          408, "the request did not arrive in time",
          413, "the request body is too large",
          415, "the request body must be application/json",
          431, "the request headers are too large",
          500, "the service failed; the failure has been logged",
          503, "the service is not available");

  private ProblemBody() {}

  static HttpProblem ofStatus(int status) {
    return ofStatus(status, Map.of());
  }

  static HttpProblem ofStatus(int status, Map<String, String> headers) {
    return HttpProblem.of(status, DETAILS.getOrDefault(status, title(status)), headers);
  }

  static void write(HttpProblem problem, HttpServletResponse response) throws IOException {
    byte[] body = json(problem).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setContentType(MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static String json(HttpProblem problem) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", "about:blank");
      json.writeStringProperty("title", title(problem.status()));
      json.writeNumberProperty("status", problem.status());
      json.writeStringProperty("detail", problem.detail());
      if (!problem.errors().isEmpty()) {
        json.writeArrayPropertyStart("errors");
        problem.errors().forEach(error -> write(error, json));
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(Problem error, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("pointer", error.place());
    json.writeStringProperty("detail", error.detail());
    json.writeEndObject();
  }

  private static String title(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
