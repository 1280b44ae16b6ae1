package io.matchday.serving;

import io.matchday.serving.access.Access;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the body of a request before the request takes a thread or a place: a client that sends
 * slowly costs a connection and what it has sent, and is cut off in time. Goes before every other
 * filter. Bodies that are read as they come are left alone.
 */
final class BodyArrivalFilter extends HttpFilter {

  /** All bodies that are arriving hold no more than this together. */
  private static final long MOST_ARRIVING_BYTES = 64L * 1_048_576;

  /**
   * A body that is too large by no more than this is taken in and forgotten, because a client that
   * is still sending might not see the answer; of a larger one nothing is read.
   */
  private static final long PASSED_OVER_BYTES = 2L * 1_048_576;

  /** So many bodies of unknown length are read at the same time. */
  private static final int MOST_UNANNOUNCED = 16;

  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final Set<String> STREAMED = Set.of("/predict/batch", "/predict/batch/");

  private final int most;
  private final Duration deadline;
  private final transient Access access;
  private final transient AtomicLong arriving = new AtomicLong();
  private final transient Semaphore unannounced = new Semaphore(MOST_UNANNOUNCED);

  BodyArrivalFilter(HttpLimits limits, Access access) {
    this.access = access;
    this.most = limits.maxBodyBytes();
    this.deadline = limits.readTimeout();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (STREAMED.contains(request.getServletPath())) {
      // It may be answered before all of it was read, and the rest is no next request.
      response.setHeader("Connection", "close");
    } else if (request.getDispatcherType() != DispatcherType.ASYNC && awaits(request)) {
      ArrivingBody body = new ArrivingBody(request, most, arriving, MOST_ARRIVING_BYTES);
      boolean isHere = body.isAnnounced() && body.isHere();
      if (!isHere && isWorthWaitingFor(request)) {
        if (body.isAnnounced()) {
          body.await(deadline);
          return;
        }
        readToEnd(body);
      }
    }
    chain.doFilter(request, response);
  }

  /**
   * A body of unknown length holds a thread, because the server has no answer to one that is broken
   * when it is read without waiting.
   */
  private void readToEnd(ArrivingBody body) {
    if (!unannounced.tryAcquire()) {
      body.refuse(HttpProblem.unavailable("too many bodies are on their way; try again", RETRY));
      return;
    }
    try {
      body.readToEnd(deadline);
    } finally {
      unannounced.release();
    }
  }

  /** Nobody waits for what a client sends that will be refused for want of a key. */
  private boolean isWorthWaitingFor(HttpServletRequest request) {
    if (!access.ring().isRequired()) {
      return true;
    }
    @Nullable String key = request.getHeader(ApiKeyFilter.HEADER);
    return key != null && access.ring().find(key).isPresent();
  }

  private boolean awaits(HttpServletRequest request) {
    long announced = request.getContentLengthLong();
    boolean hasBody = announced > 0 || request.getHeader("Transfer-Encoding") != null;
    return hasBody && announced <= most + PASSED_OVER_BYTES;
  }
}
