package io.matchday.serving;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A request body on its way in. Read without waiting; what has come is kept until all of it is
 * there, and the request then goes on with it.
 */
final class ArrivingBody implements ReadListener, AsyncListener {

  private static final String ATTRIBUTE = ArrivingBody.class.getName();
  private static final int FIRST_BUFFER = 4_096;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final HttpServletRequest request;
  private final ServletInputStream in;
  private final int most;
  private final AtomicLong arriving;
  private final long mostArriving;
  private final long announced;
  private byte[] bytes;
  private int size;
  private long counted;
  private Optional<HttpProblem> problem = Optional.empty();
  private @Nullable AsyncContext waiting;
  private boolean isDone;

  /**
   * The body of a request.
   *
   * @param most its largest size in bytes
   * @param arriving the bytes of all bodies that are waited for
   * @param mostArriving what these may come to
   */
  ArrivingBody(HttpServletRequest request, int most, AtomicLong arriving, long mostArriving)
      throws IOException {
    this.request = request;
    this.in = request.getInputStream();
    this.most = most;
    this.arriving = arriving;
    this.mostArriving = mostArriving;
    this.announced = request.getContentLengthLong();
    this.bytes = new byte[announced < 0 ? FIRST_BUFFER : (int) Math.min(announced, FIRST_BUFFER)];
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The body that was waited for; empty when none was. */
  static Optional<ArrivingBody> of(HttpServletRequest request) {
    return Optional.ofNullable((ArrivingBody) request.getAttribute(ATTRIBUTE));
  }

  /**
   * The bytes.
   *
   * @throws HttpProblem why they are not there
   */
  byte[] bytes() {
    problem.ifPresent(
        reason -> {
          throw reason;
        });
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  /** Whether its length is known beforehand. */
  boolean isAnnounced() {
    return announced >= 0;
  }

  /** Whether all of it has come together with the headers, as that of most clients does. */
  boolean isHere() throws IOException {
    if (announced > most) {
      return false;
    }
    while (size < announced && in.available() > 0) {
      readSome();
    }
    return size == announced;
  }

  /** Reads a body of unknown length to its end, holding the thread. */
  void readToEnd(Duration deadline) {
    long start = System.nanoTime();
    try {
      while (readSome() >= 0) {
        if (size > most) {
          refuse(BodyReader.tooLarge(most));
          return;
        }
        if (System.nanoTime() - start > deadline.toNanos()) {
          refuse(late());
          return;
        }
      }
    } catch (SocketTimeoutException e) {
      refuse(late());
    } catch (IOException e) {
      boolean isLate = e.getCause() instanceof SocketTimeoutException;
      refuse(isLate ? late() : unreadable());
    }
  }

  /** Has the request end with this. */
  void refuse(HttpProblem reason) {
    problem = Optional.of(reason);
  }

  private static HttpProblem late() {
    return ProblemBody.ofStatus(408, Map.of("Connection", "close"));
  }

  private static HttpProblem unreadable() {
    return HttpProblem.badRequest("the body could not be read");
  }

  /** Has the request dispatched once the body is there, or once it is known that it will not be. */
  void await(Duration deadline) {
    AsyncContext context = request.startAsync();
    waiting = context;
    context.setTimeout(deadline.toMillis());
    context.addListener(this);
    in.setReadListener(this);
  }

  /** Reads what is there; of a body that is too large nothing is kept. */
  private int readSome() throws IOException {
    if (announced > most) {
      int passed = in.read(bytes, 0, bytes.length);
      size += Math.max(0, passed);
      return passed;
    }
    if (size == bytes.length) {
      int wanted = announced < 0 ? 2 * size : (int) Math.min(announced, 2L * size);
      bytes = Arrays.copyOf(bytes, wanted);
    }
    int read = in.read(bytes, size, bytes.length - size);
    size += Math.max(0, read);
    return read;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!isDone && in.isReady() && !in.isFinished()) {
      if (readSome() < 0) {
        return;
      }
      long more = bytes.length - counted;
      counted = bytes.length;
      if (arriving.addAndGet(more) > mostArriving) {
        goOn(HttpProblem.unavailable("too many bodies are on their way; try again", RETRY));
      }
    }
  }

  @Override
  public void onAllDataRead() {
    if (announced > most) {
      goOn(BodyReader.tooLarge(most));
    } else if (size < announced) {
      goOn(HttpProblem.badRequest("the body is shorter than announced"));
    } else {
      goOn(null);
    }
  }

  /** The client is gone. */
  @Override
  public void onError(Throwable failure) {
    goOn(unreadable());
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    goOn(late());
  }

  @Override
  public void onError(AsyncEvent event) {
    goOn(unreadable());
  }

  @Override
  public void onComplete(AsyncEvent event) {
    arriving.addAndGet(-counted);
    counted = 0;
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}

  private void goOn(@Nullable HttpProblem reason) {
    AsyncContext context = waiting;
    if (!isDone && context != null) {
      isDone = true;
      problem = Optional.ofNullable(reason);
      context.dispatch();
    }
  }
}
