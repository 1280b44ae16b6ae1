package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which rows come and answers go. */
enum BatchFormat {
  JSON("application/json"),
  NDJSON("application/x-ndjson"),
  CSV("text/csv;charset=utf-8");

  private final String mediaType;

  BatchFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  private MediaType parsed() {
    return MediaType.parseMediaType(mediaType);
  }

  /** The form of a request body; throws 415 for others. */
  static BatchFormat sent(Optional<String> contentType) {
    return contentType
        .flatMap(BatchFormat::parsed)
        .flatMap(
            type ->
                Arrays.stream(values())
                    .filter(format -> format.parsed().equalsTypeAndSubtype(type))
                    .findFirst())
        .orElseThrow(
            () ->
                HttpProblem.of(
                    415, "the rows must be application/json, application/x-ndjson or text/csv"));
  }

  private static Optional<MediaType> parsed(String text) {
    try {
      return Optional.of(MediaType.parseMediaType(text));
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
  }

  /** The form the client wants most; among equals that of its own rows. Throws 406 for others. */
  static BatchFormat wanted(List<String> accept, BatchFormat sent) {
    List<MediaType> ranges = new ArrayList<>();
    try {
      ranges.addAll(MediaType.parseMediaTypes(accept));
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable();
    }
    if (ranges.isEmpty()) {
      return sent;
    }
    BatchFormat best = sent;
    double most = weight(sent, ranges);
    for (BatchFormat format : values()) {
      if (weight(format, ranges) > most) {
        best = format;
        most = weight(format, ranges);
      }
    }
    if (most == 0) {
      throw notAcceptable();
    }
    return best;
  }

  /** How much a form is wanted: by the range that names it most closely, a wildcard a bit less. */
  private static double weight(BatchFormat format, List<MediaType> ranges) {
    double weight = 0;
    int closest = -1;
    for (MediaType range : ranges) {
      int closeness = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
      if (range.includes(format.parsed()) && closeness > closest) {
        closest = closeness;
        weight = range.getQualityValue() * (closeness == 2 ? 1 : 0.999);
      }
    }
    return weight;
  }

  private static HttpProblem notAcceptable() {
    return ProblemBody.ofStatus(406);
  }

  BatchRows rows(BatchBody body, FeatureSchema schema, int maxRowBytes) {
    return switch (this) {
      case JSON -> new JsonArrayRows(body, schema, maxRowBytes);
      case NDJSON -> new NdjsonRows(body, schema, maxRowBytes);
      case CSV -> new CsvRows(body, schema, maxRowBytes);
    };
  }

  BatchAnswer answer(OutputStream out) {
    return switch (this) {
      case JSON -> JsonAnswer.array(out);
      case NDJSON -> JsonAnswer.lines(out);
      case CSV -> new CsvAnswer(out);
    };
  }
}
