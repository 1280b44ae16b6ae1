package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;

/** Takes in a request body, no larger than allowed, however it was sent. */
final class BodyReader {

  private static final byte[] NONE = {};

  private final int most;

  BodyReader(int most) {
    this.most = most;
  }

  /**
   * The whole body.
   *
   * @throws HttpProblem 413 when it is too large, 408 when it did not come in time, 400 when it
   *     broke off
   */
  byte[] read(HttpServletRequest request) {
    if (request.getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    return ArrivingBody.of(request).map(ArrivingBody::bytes).orElse(NONE);
  }

  static HttpProblem tooLarge(int most) {
    return HttpProblem.of(413, "the request body is larger than " + most + " bytes");
  }
}
