package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    List<BatchFormat> forms =
        Stream.concat(Stream.of(sent), Arrays.stream(values())).distinct().toList();
    return AcceptHeader.best(accept, forms, BatchFormat::parsed)
        .orElseThrow(() -> ProblemBody.ofStatus(406));
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
