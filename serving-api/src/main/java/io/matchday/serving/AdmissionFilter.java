package io.matchday.serving;

import io.matchday.serving.access.Need;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Lets a bounded number of requests be answered at the same time and refuses more at once, so that
 * a flood meets a short answer rather than a long queue. Whoever watches the service is always
 * answered.
 */
final class AdmissionFilter extends HttpFilter {

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Pages are large and need no key: whoever reads them slowly takes the places of other pages. */
  private static final int PAGES = 16;

  private final transient Semaphore pages = new Semaphore(PAGES);
  private final transient Semaphore places;

  AdmissionFilter(Semaphore places) {
    this.places = places;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (Need.isHealth(path)) {
      chain.doFilter(request, response);
      return;
    }
    Semaphore taken = path.startsWith("/docs") || path.startsWith("/openapi") ? pages : places;
    if (!taken.tryAcquire()) {
      ProblemBody.write(
          HttpProblem.unavailable("too many requests are under way; try again", RETRY), response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      taken.release();
    }
  }
}
