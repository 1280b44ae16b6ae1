package io.matchday.serving;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses predictions and everything that writes to clients without a key, when keys are set. */
final class ApiKeyFilter extends HttpFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final transient ApiKeys keys;

  ApiKeyFilter(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (keys.areRequired() && needsKey(request) && !hasKey(request)) {
      ProblemBody.write(
          HttpProblem.of(
              401, "a valid X-API-Key is required", Map.of("WWW-Authenticate", "ApiKey")),
          response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean needsKey(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/predict")
        || path.startsWith("/predict/")
        || !READING.contains(request.getMethod());
  }

  private boolean hasKey(HttpServletRequest request) {
    @Nullable String key = request.getHeader("X-API-Key");
    return key != null && keys.accept(key);
  }
}
