package io.matchday.serving;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.compat.JreCompat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;

/** How the web server is set up. */
final class TomcatSetup {

  /** Threads for those who watch the service, and to refuse with, when every place is taken. */
  private static final int THREADS_TO_REFUSE_WITH = 24;

  /** The server notices late requests once a second, and a little after. */
  private static final int LOOKS_EVERY_MILLIS = 3_000;

  /** Below so many bytes packing saves no packet. */
  private static final int COMPRESSED_FROM = 2_048;

  private static final String COMPRESSED =
      "application/json,application/x-ndjson,text/csv,text/html,text/css,text/javascript";

  private TomcatSetup() {}

  static TomcatServletWebServerFactory factory(HttpSettings settings) {
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(settings.port());
    factory.setProtocol(DeadlineHttp11Protocol.class.getName());
    factory.setAddress(address(settings.host()));
    factory.setShutdown(Shutdown.GRACEFUL);
    factory.setRegisterDefaultServlet(false);
    factory.addConnectorCustomizers(connector -> limit(connector, settings.limits()));
    factory.addConnectorCustomizers(TomcatSetup::compress);
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemErrorReportValve.class.getName());
          }
        });
    return factory;
  }

  /** Weak entity tags stay: the packed answer means the same. */
  private static void compress(Connector connector) {
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
      protocol.setCompression("on");
      protocol.setCompressionMinSize(COMPRESSED_FROM);
      protocol.setCompressibleMimeType(COMPRESSED);
    }
  }

  private static void limit(Connector connector, HttpLimits limits) {
    connector.setXpoweredBy(false);
    // No body is a form: reading one as such would take it from whoever reads it.
    connector.setParseBodyMethods("");
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
      int readTimeout = (int) limits.readTimeout().toMillis();
      // Longer than the filter waits for a body, which answers that it came too late.
      protocol.setConnectionTimeout(readTimeout + LOOKS_EVERY_MILLIS);
      protocol.setKeepAliveTimeout(readTimeout);
      // Without it a connection ends after a hundred requests.
      protocol.setMaxKeepAliveRequests(-1);
      protocol.setMaxHttpRequestHeaderSize(limits.maxHeaderBytes());
      if (JreCompat.isJre21Available()) {
        protocol.setExecutor(new VirtualThreadExecutor("matchday-http-"));
      } else {
        protocol.setMaxThreads(limits.maxRequests() + THREADS_TO_REFUSE_WITH);
      }
    }
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("unknown host", e);
    }
  }
}
