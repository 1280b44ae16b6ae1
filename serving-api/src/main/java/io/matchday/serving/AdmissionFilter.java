package io.matchday.serving;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Lets a bounded number of requests be answered at the same time and refuses more at once, so that
 * a flood meets a short answer rather than a long queue. Whoever watches the service is always
 * answered.
 */
final class AdmissionFilter extends HttpFilter {

  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final Set<String> ALWAYS =
      Set.of(
          "/healthcheck",
          "/healthcheck/",
          "/livez",
          "/livez/",
          "/readyz",
          "/readyz/",
          "/metrics",
          "/metrics/");

  private final transient Semaphore places;

  AdmissionFilter(Semaphore places) {
    this.places = places;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (ALWAYS.contains(request.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    if (!places.tryAcquire()) {
      ProblemBody.write(
          HttpProblem.unavailable("too many requests are under way; try again", RETRY), response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}
