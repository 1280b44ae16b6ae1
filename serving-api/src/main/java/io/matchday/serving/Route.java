package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The paths the service answers, as the contract writes them. */
enum Route {
  PREDICT("/predict/", 200, "POST"),
  PREDICT_LATER("/predict/async/", 202, "POST"),
  PREDICT_BATCH("/predict/batch/", 200, "POST"),
  UPCOMING_MATCHES("/predict/matches/", 200, "GET"),
  MODEL_INFO("/predict/model/info", 200, "GET"),
  LOOKUP("/predict/{match_id}", 200, "GET"),
  TASK_STATUS("/monitoring/task_status/{task_id}", 200, "GET"),
  DRIFT("/monitoring/drift", 200, "GET"),
  PREDICTIONS("/predictions", 200, "GET"),
  MATCH("/matches/{match_id}", 200, "GET"),
  RUNS("/runs", 200, "GET"),
  RUN("/runs/{run}", 200, "GET"),
  REJECTS("/runs/{run}/rejects", 200, "GET"),
  EVALUATION("/evaluation", 200, "GET"),
  MODELS("/models", 200, "GET"),
  MODEL("/models/{model}", 200, "GET"),
  OPEN_API("/openapi.json", 200, "GET"),
  DOCS("/docs", 200, "GET"),
  DOCS_FILE("/docs/{file}", 200, "GET"),
  HEALTH("/healthcheck/", 200, "GET"),
  LIVENESS("/livez", 200, "GET"),
  READINESS("/readyz", 200, "GET"),
  METRICS("/metrics", 200, "GET");

  /** The label of every other path. */
  static final String UNKNOWN = "unknown";

  private static final Route[] ALL = values();

  private final String template;
  private final int okStatus;
  private final String method;

  Route(String template, int okStatus, String method) {
    this.template = template;
    this.okStatus = okStatus;
    this.method = method;
  }

  String template() {
    return template;
  }

  int okStatus() {
    return okStatus;
  }

  String method() {
    return method;
  }

  /** The route of a request path, with or without its trailing slash; fixed paths go first. */
  static Optional<Route> of(String path) {
    for (Route route : ALL) {
      if (route.matches(path)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  /** The template of a request's path, {@link #UNKNOWN} for one the service does not know. */
  static String labelOf(HttpServletRequest request) {
    return of(request.getServletPath()).map(Route::template).orElse(UNKNOWN);
  }

  /** Every request comes through here: nothing is split or made. */
  private boolean matches(String path) {
    int own = lengthWithoutSlash(template);
    int asked = lengthWithoutSlash(path);
    int at = 0;
    for (int i = 0; i < own; i++) {
      if (template.charAt(i) == '{') {
        int start = at;
        while (at < asked && path.charAt(at) != '/') {
          at++;
        }
        if (at == start) {
          return false;
        }
        i = template.indexOf('}', i);
      } else if (at >= asked || path.charAt(at++) != template.charAt(i)) {
        return false;
      }
    }
    return at == asked;
  }

  private static int lengthWithoutSlash(String path) {
    boolean hasSlash = path.length() > 1 && path.endsWith("/");
    return hasSlash ? path.length() - 1 : path.length();
  }
}
