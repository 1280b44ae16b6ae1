package io.matchday.serving;

import io.matchday.serving.tracing.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.res.StringManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what the server refuses before any code of ours sees it, and whatever escapes our code,
 * with a problem instead of a web page; ends with every request. Public because the server makes it
 * by name.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorReportValve.class);

  private static final int PASSED_OVER_BYTES = 8_192;

  /** The server answers too large headers with 400; only its message tells them apart. */
  private static final String HEADERS_TOO_LARGE =
      StringManager.getManager("org.apache.coyote.http11")
          .getString("iib.requestheadertoolarge.error");

  /** What a client has yet to send of a body that nobody wants holds no thread. */
  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    super.invoke(request, response);
    if (!request.isAsync() && !request.isFinished() && !passOver(request)) {
      if (!response.isCommitted()) {
        response.setHeader("Connection", "close");
      }
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  /** Reads over what has come already; says whether that is all of the body. */
  private static boolean passOver(Request request) {
    byte[] some = new byte[PASSED_OVER_BYTES];
    try {
      InputStream in = request.getInputStream();
      while (!request.isFinished() && in.available() > 0 && in.read(some) >= 0) {
        LOG.trace("passed over what nobody read");
      }
      return request.isFinished();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    RequestId.stamp(request, response);
    if (throwable != null) {
      LOG.error("request failed", throwable);
    }
    if (status == 400 && areHeadersTooLarge(request)) {
      status = 431;
      response.setStatus(status);
    }
    try {
      String body = ProblemBody.json(ProblemBody.ofStatus(status));
      response.setContentType(ProblemBody.MEDIA_TYPE);
      response.setCharacterEncoding("UTF-8");
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(body);
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("client gone before the error was written", e);
    }
  }

  private static boolean areHeadersTooLarge(Request request) {
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return cause instanceof IllegalArgumentException refused
        && HEADERS_TOO_LARGE.equals(refused.getMessage());
  }
}
