package io.matchday.serving.tracing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The id under which a request is found again: the client's own when it is usable, else ours. */
public final class RequestId {

  /** The header it comes and goes by. */
  public static final String HEADER = "X-Request-Id";

  /** Its key in the log. */
  static final String LOG_KEY = "request_id";

  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final int LONGEST = 128;

  private RequestId() {}

  /**
   * Puts the id of the request on its answer. Does nothing new when asked twice.
   *
   * @return the id
   */
  public static String stamp(HttpServletRequest request, HttpServletResponse response) {
    String id =
        request.getAttribute(ATTRIBUTE) instanceof String known
            ? known
            : chosen(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    return id;
  }

  private static String chosen(@Nullable String given) {
    return given != null && isUsable(given) ? given : made();
  }

  /** Only what can be written to any log and any header as it is. */
  private static boolean isUsable(String given) {
    if (given.isEmpty() || given.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      boolean usable =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      if (!usable) {
        return false;
      }
    }
    return true;
  }

  /** Told apart from others, but no secret. */
  private static String made() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
