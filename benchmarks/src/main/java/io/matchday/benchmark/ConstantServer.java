package io.matchday.benchmark;

import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.compat.JreCompat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * A server that reads a request and answers the same bytes to every one: what the service is
 * measured against. Runs as a process of its own.
 */
public final class ConstantServer {

  /** Which server answers. */
  enum Kind {
    /** The one that comes with the JDK. */
    JDK,
    /** The one the service runs on, set up as there. */
    OURS
  }

  private static final String JSON = "application/json";
  private static final int THREADS = 32;
  private static final int BACKLOG = 1_024;

  private ConstantServer() {}

  /** Has a process answer with what a file holds. */
  static ServerProcess serve(Kind kind, int port, Path answer) {
    List<String> command = new ArrayList<>(ServerProcess.java());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    // Without it the server on JDK 17 waits 40 ms for the client's acknowledgement.
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ConstantServer.class.getName());
    command.addAll(List.of(kind.name(), Integer.toString(port), answer.toString()));
    return ServerProcess.start(new ProcessBuilder(command), port);
  }

  /** Starts with the kind of server, its port and the file it answers with. */
  public static void main(String[] arguments) throws IOException, LifecycleException {
    int port = Integer.parseInt(arguments[1]);
    byte[] answer = Files.readAllBytes(Path.of(arguments[2]));
    switch (Kind.valueOf(arguments[0])) {
      case JDK -> serveByJdk(port, answer);
      case OURS -> serveByTomcat(port, answer);
    }
  }

  private static void serveByJdk(int port, byte[] answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.setExecutor(
        JreCompat.isJre21Available()
            ? new VirtualThreadExecutor("constant-")
            : Executors.newFixedThreadPool(THREADS));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", JSON);
          exchange.sendResponseHeaders(200, answer.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
          }
        });
    server.start();
  }

  private static void serveByTomcat(int port, byte[] answer)
      throws IOException, LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("constant").toString());
    tomcat.setPort(port);
    Connector connector = tomcat.getConnector();
    connector.setProperty("address", "127.0.0.1");
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
      protocol.setMaxKeepAliveRequests(-1);
      if (JreCompat.isJre21Available()) {
        protocol.setExecutor(new VirtualThreadExecutor("constant-"));
      } else {
        protocol.setMaxThreads(THREADS);
      }
    }
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "constant", new Constant(answer)).addMapping("/");
    tomcat.start();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Constant extends HttpServlet {
    private final transient byte[] answer;

    Constant(byte[] answer) {
      this.answer = answer;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      request.getInputStream().readAllBytes();
      response.setContentType(JSON);
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    }
  }
}
