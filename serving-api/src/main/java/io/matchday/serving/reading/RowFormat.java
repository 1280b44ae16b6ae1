package io.matchday.serving.reading;

import io.matchday.serving.AcceptHeader;
import io.matchday.serving.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The forms that lists of rows are answered in. */
enum RowFormat {
  /** An array of objects. */
  JSON(MediaType.APPLICATION_JSON_VALUE),
  /** A header line, then one line a row. */
  CSV(RowFormat.CSV_TYPE),
  /** One object a line. */
  NDJSON(RowFormat.NDJSON_TYPE);

  static final String CSV_TYPE = "text/csv;charset=UTF-8";
  static final String NDJSON_TYPE = "application/x-ndjson";

  private final String mediaType;

  RowFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  MediaType mediaType() {
    return MediaType.parseMediaType(mediaType);
  }

  /** The formats by the names that {@code ?format=} takes. */
  static Map<String, RowFormat> byName() {
    Map<String, RowFormat> names = new LinkedHashMap<>();
    for (RowFormat format : values()) {
      names.put(format.name().toLowerCase(Locale.ROOT), format);
    }
    return names;
  }

  /**
   * The format asked for by name, or else the one the client accepts most gladly.
   *
   * @throws HttpProblem 406 when it accepts none of them
   */
  static RowFormat chosen(Optional<RowFormat> named, HttpServletRequest request) {
    return named.orElseGet(() -> accepted(request));
  }

  private static RowFormat accepted(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    return AcceptHeader.best(headers, List.of(values()), RowFormat::mediaType)
        .orElseThrow(RowFormat::notAcceptable);
  }

  private static HttpProblem notAcceptable() {
    return HttpProblem.of(
        406, "this path answers application/json, text/csv and application/x-ndjson");
  }
}
