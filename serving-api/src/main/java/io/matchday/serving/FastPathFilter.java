package io.matchday.serving;

import io.matchday.match.MatchId;
import io.matchday.storage.PublishedPrediction;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the plain form of the busiest requests without the way through the framework, which costs
 * several times what the answer does: scoring now and later, looking up, the upcoming matches. The
 * controllers own what these requests mean and answer every other form of them; the answers are the
 * same to the byte.
 */
final class FastPathFilter extends HttpFilter {

  private static final String PREDICT = "/predict/";
  private static final String LATER = "/predict/async/";
  private static final String UPCOMING = "/predict/matches/";

  /** More digits may be no match id: the controller says what is wrong. */
  private static final int LONGEST_ID = 9;

  private final transient PredictionController predictions;
  private final transient LookupController lookups;
  private final transient TaskController tasks;
  private final transient JsonMapper json;

  FastPathFilter(
      PredictionController predictions,
      LookupController lookups,
      TaskController tasks,
      JsonMapper json) {
    this.predictions = predictions;
    this.lookups = lookups;
    this.tasks = tasks;
    this.json = json;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean isAnswered = false;
    if (request.getQueryString() == null && acceptsJson(request)) {
      try {
        isAnswered = answer(request, response);
      } catch (RuntimeException e) {
        ProblemBody.write(ProblemResolver.problem(e), response);
        return;
      }
    }
    if (!isAnswered) {
      chain.doFilter(request, response);
    }
  }

  private boolean answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getServletPath();
    return switch (request.getMethod()) {
      case "GET" -> answerGet(path, request, response);
      case "POST" -> sendsJson(request) && answerPost(path, request, response);
      default -> false;
    };
  }

  private boolean answerPost(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (path.equals(PREDICT)) {
      write(predictions.predict(Optional.empty(), request), response);
      return true;
    }
    if (path.equals(LATER)) {
      SubmittedTaskView submitted = tasks.submitted(Optional.empty(), request);
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      response.setHeader(HttpHeaders.LOCATION, submitted.statusUrl());
      write(submitted, response);
      return true;
    }
    return false;
  }

  private boolean answerGet(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (path.equals(UPCOMING)) {
      writeUpcoming(request, response);
      return true;
    }
    if (path.startsWith(TaskController.STATUS_PATH)
        && path.indexOf('/', TaskController.STATUS_PATH.length()) < 0) {
      write(tasks.status(path.substring(TaskController.STATUS_PATH.length())), response);
      return true;
    }
    OptionalLong id = idIn(path);
    if (id.isEmpty()) {
      return false;
    }
    PublishedPrediction found = lookups.published(new MatchId(id.getAsLong()));
    response.setDateHeader(HttpHeaders.LAST_MODIFIED, found.run().publishedAt().toEpochMilli());
    write(MatchPredictionView.of(found), response);
    return true;
  }

  /** The match of a lookup; empty for every other path. */
  private static OptionalLong idIn(String path) {
    int digits = path.length() - PREDICT.length();
    if (digits < 1 || digits > LONGEST_ID || !path.startsWith(PREDICT)) {
      return OptionalLong.empty();
    }
    long id = 0;
    for (int i = PREDICT.length(); i < path.length(); i++) {
      int digit = path.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      id = id * 10 + digit;
    }
    return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
  }

  private static boolean acceptsJson(HttpServletRequest request) {
    @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept == null
        || accept.equals(MediaType.ALL_VALUE)
        || accept.equals(MediaType.APPLICATION_JSON_VALUE);
  }

  private static boolean sendsJson(HttpServletRequest request) {
    @Nullable String type = request.getContentType();
    return type != null
        && (type.equals(MediaType.APPLICATION_JSON_VALUE)
            || type.equalsIgnoreCase("application/json;charset=utf-8")
            || type.equalsIgnoreCase("application/json; charset=utf-8"));
  }

  private void writeUpcoming(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UpcomingList upcoming = lookups.upcomingList();
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    UpcomingList.Written body = upcoming.plain();
    if (acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      body = upcoming.zipped();
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length());
    body.writeTo(response.getOutputStream());
  }

  /** Whether an {@code Accept-Encoding} names gzip; one that weighs it may mean not to have it. */
  private static boolean acceptsGzip(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip") && !encodings.contains("q=");
  }

  private void write(Record view, HttpServletResponse response) throws IOException {
    byte[] body = json.writeValueAsBytes(view);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
