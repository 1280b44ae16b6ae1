package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Map;

/** Takes in a request body, no larger than allowed, however it is sent. */
final class BodyReader {

  private static final int FIRST_BUFFER = 4_096;

  private final int most;

  BodyReader(int most) {
    this.most = most;
  }

  /**
   * The whole body.
   *
   * @throws HttpProblem 413 when it is too large, 408 when it does not come, 400 when it breaks off
   */
  byte[] read(HttpServletRequest request) {
    long announced = request.getContentLengthLong();
    if (announced > most) {
      throw tooLarge();
    }
    try {
      InputStream body = request.getInputStream();
      if (announced >= 0) {
        byte[] bytes = body.readNBytes((int) announced);
        if (bytes.length < announced) {
          throw HttpProblem.badRequest("the body is shorter than announced");
        }
        return bytes;
      }
      return readUnannounced(body);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The problem of a body that does not come, or breaks off. */
  static HttpProblem broken(IOException failure) {
    return isTimeout(failure)
        ? ProblemBody.ofStatus(408, Map.of("Connection", "close"))
        : HttpProblem.badRequest("the body could not be read");
  }

  private byte[] readUnannounced(InputStream body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BUFFER);
    byte[] buffer = new byte[FIRST_BUFFER];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      if (bytes.size() + read > most) {
        throw tooLarge();
      }
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }

  private HttpProblem tooLarge() {
    return HttpProblem.of(413, "the request body is larger than " + most + " bytes");
  }

  private static boolean isTimeout(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
