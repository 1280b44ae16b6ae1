package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Turns every exception of a request into a problem; the only place that does. */
final class ProblemResolver implements HandlerExceptionResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
  private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (response.isCommitted()) {
      LOG.debug("client gone", exception);
      return new ModelAndView();
    }
    try {
      response.resetBuffer();
      ProblemBody.write(problem(exception), response);
    } catch (IOException e) {
      LOG.debug("client gone", e);
    }
    return new ModelAndView();
  }

  static HttpProblem problem(Exception exception) {
    if (exception instanceof HttpProblem problem) {
      return problem;
    }
    if (exception instanceof ErrorResponse refused) {
      Map<String, String> headers = new LinkedHashMap<>();
      refused.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
      return ProblemBody.ofStatus(refused.getStatusCode().value(), headers);
    }
    if (exception instanceof InvalidParameterException) {
      return HttpProblem.badRequest("the query of the address cannot be read");
    }
    if (isDatabaseAway(exception)) {
      LOG.warn("the database does not answer: {}", exception.getMessage());
      return databaseAway();
    }
    LOG.error("request failed", exception);
    return ProblemBody.ofStatus(500);
  }

  static HttpProblem databaseAway() {
    return HttpProblem.unavailable("the database does not answer; try again", DATABASE_RETRY);
  }

  /** Everything the database can say but that our own statement or data is wrong. */
  static boolean isDatabaseAway(Exception exception) {
    return exception instanceof TransactionException
        || (exception instanceof DataAccessException
            && !(exception instanceof DataIntegrityViolationException)
            && !(exception instanceof InvalidDataAccessResourceUsageException));
  }
}
