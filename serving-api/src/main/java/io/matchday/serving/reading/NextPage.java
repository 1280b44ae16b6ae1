package io.matchday.serving.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The {@code Link} to the next page of a list (RFC 8288), relative to the service. */
final class NextPage {

  private NextPage() {}

  /** The same path and parameters, with another cursor. */
  static String link(HttpServletRequest request, Map<String, String> parameters, String cursor) {
    Map<String, String> next = new TreeMap<>(parameters);
    next.put("cursor", cursor);
    return "<" + request.getRequestURI() + "?" + query(next) + ">; rel=\"next\"";
  }

  /** Parameters as they stand in an address. */
  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
