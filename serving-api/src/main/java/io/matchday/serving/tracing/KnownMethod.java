package io.matchday.serving.tracing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The method of a request as it may be written down: no client can invent words. */
final class KnownMethod {

  /** What stands for every other method, as OpenTelemetry has it. */
  static final String OTHER = "_OTHER";

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private KnownMethod() {}

  static String of(HttpServletRequest request) {
    return KNOWN.contains(request.getMethod()) ? request.getMethod() : OTHER;
  }
}
