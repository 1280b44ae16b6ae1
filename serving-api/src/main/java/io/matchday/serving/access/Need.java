package io.matchday.serving.access;

import io.matchday.storage.ApiKeyScope;

/** What a request asks of its caller, when keys are required. */
public enum Need {
  /** Health, metrics, monitoring and the description of the service: no key. */
  NOTHING("none"),
  /** Everything else that is read. */
  READ("read"),
  /** Scoring on demand. */
  SCORE("score"),
  /** Cancelling a task: one's own, or anybody's. */
  CANCEL("score or operate"),
  /** Everything else that writes. */
  OPERATE("operate");

  private static final String TASK_STATUS = "/monitoring/task_status/";

  private final String scopes;

  Need(String scopes) {
    this.scopes = scopes;
  }

  /** The scopes that meet it, in words. */
  public String scopes() {
    return scopes;
  }

  /** Whether the caller may. */
  public boolean isMetBy(Caller caller) {
    return switch (this) {
      case NOTHING -> true;
      case READ -> caller.may(ApiKeyScope.READ);
      case SCORE -> caller.may(ApiKeyScope.SCORE);
      case CANCEL -> caller.may(ApiKeyScope.SCORE) || caller.may(ApiKeyScope.OPERATE);
      case OPERATE -> caller.may(ApiKeyScope.OPERATE);
    };
  }

  /** What a request needs; a path that nobody thought of needs a key. */
  public static Need of(String method, String path) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> isOpen(path) ? NOTHING : READ;
      case "POST" -> isIn(path, "/predict") ? SCORE : OPERATE;
      case "DELETE" -> path.startsWith(TASK_STATUS) ? CANCEL : OPERATE;
      default -> OPERATE;
    };
  }

  private static boolean isOpen(String path) {
    return isHealth(path)
        || isIn(path, "/monitoring")
        || isIn(path, "/openapi.json")
        || isIn(path, "/docs");
  }

  /** Whether whoever watches the service asks: never refused, however much is asked. */
  public static boolean isHealth(String path) {
    return isIn(path, "/healthcheck")
        || isIn(path, "/livez")
        || isIn(path, "/readyz")
        || isIn(path, "/metrics");
  }

  private static boolean isIn(String path, String root) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }
}
