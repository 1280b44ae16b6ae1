package io.matchday.serving;

import io.matchday.refusal.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An answer other than the one asked for, as RFC 9457 has it. Thrown where it is found and written
 * in one place; carries no stack trace, since it is no fault.
 */
public final class HttpProblem extends RuntimeException {

  private final int status;
  private final transient List<Problem> errors;
  private final transient Map<String, String> headers;

  private HttpProblem(
      int status, String detail, List<Problem> errors, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /** A problem of this status, and what is wrong in a sentence. */
  public static HttpProblem of(int status, String detail) {
    return new HttpProblem(status, detail, List.of(), Map.of());
  }

  static HttpProblem of(int status, String detail, Map<String, String> headers) {
    return new HttpProblem(status, detail, List.of(), headers);
  }

  /** 400: the request cannot be understood. */
  public static HttpProblem badRequest(String detail) {
    return of(400, detail);
  }

  /** 404: there is no such thing. */
  public static HttpProblem notFound(String detail) {
    return of(404, detail);
  }

  /** 422: the request is understood, and these things are wrong with it. */
  public static HttpProblem invalid(List<Problem> errors) {
    return new HttpProblem(422, "the request is not valid", errors, Map.of());
  }

  static HttpProblem unavailable(String detail, Duration retryAfter) {
    return unavailable(detail, List.of(), retryAfter);
  }

  static HttpProblem unavailable(String detail, List<Problem> errors, Duration retryAfter) {
    String seconds = Long.toString(Math.max(1, retryAfter.toSeconds()));
    return new HttpProblem(503, detail, errors, Map.of("Retry-After", seconds));
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  List<Problem> errors() {
    return errors;
  }

  Map<String, String> headers() {
    return headers;
  }
}
