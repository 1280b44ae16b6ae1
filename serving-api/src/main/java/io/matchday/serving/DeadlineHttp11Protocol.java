package io.matchday.serving;

import java.util.IdentityHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.RequestInfo;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 whose request line and headers must have arrived within the connection time-out. By
 * itself the server only bounds the silence between two bytes, so that a client could hold a
 * connection for hours by sending one now and then. Public because the server makes it by name.
 */
public final class DeadlineHttp11Protocol extends Http11NioProtocol {

  private static final long LOOK_EVERY_MILLIS = 500;

  /** A request whose headers had not all arrived when it was first seen. */
  private record Incomplete(int request, long sinceNanos) {}

  private IdentityHashMap<SocketWrapperBase<?>, Incomplete> incomplete = new IdentityHashMap<>();
  private @Nullable ScheduledFuture<?> looking;

  @Override
  public void start() throws Exception {
    super.start();
    looking =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::cutOffLate, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (looking != null) {
      looking.cancel(false);
    }
    super.stop();
  }

  private void cutOffLate() {
    long most = TimeUnit.MILLISECONDS.toNanos(getConnectionTimeout());
    IdentityHashMap<SocketWrapperBase<?>, Incomplete> seen = new IdentityHashMap<>();
    for (SocketWrapperBase<?> connection : getEndpoint().getConnections()) {
      // A connection keeps its processor while it waits for more of the headers, or for an answer
      // that is made elsewhere; between requests, and while a thread is at work, it has none.
      if (connection.getCurrentProcessor() instanceof Processor processor && !processor.isAsync()) {
        RequestInfo state = processor.getRequest().getRequestProcessor();
        Incomplete now = new Incomplete(state.getRequestCount(), System.nanoTime());
        Incomplete then = incomplete.getOrDefault(connection, now);
        if (then.request != now.request) {
          then = now;
        }
        if (now.sinceNanos - then.sinceNanos > most) {
          connection.processSocket(SocketEvent.ERROR, true);
        } else {
          seen.put(connection, then);
        }
      }
    }
    incomplete = seen;
  }
}
