package io.matchday.serving.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Gives every request its id: on the answer, and on every line logged meanwhile. */
public final class RequestIdFilter extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    MDC.put(RequestId.LOG_KEY, RequestId.stamp(request, response));
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(RequestId.LOG_KEY);
    }
  }
}
