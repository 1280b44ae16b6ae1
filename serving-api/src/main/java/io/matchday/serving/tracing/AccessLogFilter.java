package io.matchday.serving.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs a line for every request; it names the template of the path and no value of it. */
public final class AccessLogFilter extends HttpFilter {

  /** A logger of its own, so that the lines can be told apart. */
  private static final Logger LOG = LoggerFactory.getLogger("matchday.access");

  private static final double NANOS_A_MILLISECOND = 1e6;

  private final transient Function<HttpServletRequest, String> routes;
  private final transient Function<HttpServletRequest, String> keys;

  /**
   * @param routes the template of the path of a request
   * @param keys the name of the API key of a request, empty when it has none
   */
  public AccessLogFilter(
      Function<HttpServletRequest, String> routes, Function<HttpServletRequest, String> keys) {
    this.routes = routes;
    this.keys = keys;
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
      double millis = (System.nanoTime() - start) / NANOS_A_MILLISECOND;
      log(request, escaped ? 500 : response.getStatus(), millis);
    }
  }

  private void log(HttpServletRequest request, int status, double millis) {
    String method = KnownMethod.of(request);
    String route = routes.apply(request);
    double duration = Math.round(millis * 1000) / 1000.0;
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("method", method)
            .addKeyValue("route", route)
            .addKeyValue("status", status)
            .addKeyValue("duration_ms", duration);
    String key = keys.apply(request);
    if (key.isEmpty()) {
      line.log("{} {} {} in {} ms", method, route, status, duration);
    } else {
      line.addKeyValue("api_key", key)
          .log("{} {} {} in {} ms by {}", method, route, status, duration, key);
    }
  }
}
