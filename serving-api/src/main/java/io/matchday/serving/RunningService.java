package io.matchday.serving;

import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The HTTP service while it runs. */
public final class RunningService implements AutoCloseable {

  private final ServletWebServerApplicationContext context;
  private final ServingParts parts;
  private final int port;

  RunningService(ServletWebServerApplicationContext context, ServingParts parts) {
    this.context = context;
    this.parts = parts;
    var server = context.getWebServer();
    if (server == null) {
      throw new IllegalStateException("the web server did not start");
    }
    this.port = server.getPort();
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Stops: takes no new request, answers those under way, lets the workers end their batch. */
  @Override
  public void close() {
    context.close();
    parts.close();
  }
}
