package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The paths the service answers, as the contract writes them. */
enum Route {
  PREDICT("/predict/", 200, "POST"),
  PREDICT_LATER("/predict/async/", 202, "POST"),
  UPCOMING_MATCHES("/predict/matches/", 200, "GET"),
  MODEL_INFO("/predict/model/info", 200, "GET"),
  LOOKUP("/predict/{match_id}", 200, "GET"),
  TASK_STATUS("/monitoring/task_status/{task_id}", 200, "GET"),
  DRIFT("/monitoring/drift", 200, "GET"),
  HEALTH("/healthcheck/", 200, "GET"),
  LIVENESS("/livez", 200, "GET"),
  READINESS("/readyz", 200, "GET"),
  METRICS("/metrics", 200, "GET");

  /** The label of every other path. */
  static final String UNKNOWN = "unknown";

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
    List<String> asked = segments(path);
    return Arrays.stream(values()).filter(route -> route.matches(asked)).findFirst();
  }

  /** The template of a request's path, {@link #UNKNOWN} for one the service does not know. */
  static String labelOf(HttpServletRequest request) {
    return of(request.getServletPath()).map(Route::template).orElse(UNKNOWN);
  }

  private boolean matches(List<String> asked) {
    List<String> own = segments(template);
    if (own.size() != asked.size()) {
      return false;
    }
    for (int i = 0; i < own.size(); i++) {
      boolean isVariable = own.get(i).startsWith("{") && !asked.get(i).isEmpty();
      if (!isVariable && !own.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(String path) {
    String bare =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return List.of(bare.split("/", -1));
  }
}
