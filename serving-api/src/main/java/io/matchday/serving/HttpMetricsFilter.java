package io.matchday.serving;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Counts and times every request by its route. */
final class HttpMetricsFilter extends HttpFilter {

  private final transient ServingMetrics metrics;

  HttpMetricsFilter(ServingMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    boolean escaped = true;
    try {
      chain.doFilter(request, response);
      escaped = false;
    } finally {
      String path = Route.labelOf(request);
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      int status = escaped ? 500 : response.getStatus();
      metrics.http.observe(request.getMethod(), path, status, duration);
    }
  }
}
