package io.matchday.serving.reading;

import io.matchday.serving.DatabaseReads;
import io.matchday.storage.PublishedRun;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Lists published predictions. */
@RestController
final class PredictionsController {

  private final PredictionsReader reader;
  private final DatabaseReads reads;

  PredictionsController(PredictionsReader reader, DatabaseReads reads) {
    this.reader = reader;
    this.reads = reads;
  }

  @PredictionsDocument
  @GetMapping({"/predictions", "/predictions/"})
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    PredictionsQuery query = PredictionsQuery.of(Query.of(request, PredictionsQuery.PARAMETERS));
    RowFormat format = RowFormat.chosen(query.format(), request);
    PredictionsReader.Source source = reads.read(() -> reader.source(query));
    String tag =
        AnswerTag.of(
            source.newest().map(PublishedRun::id),
            source.newest().map(PublishedRun::publishedAt),
            source.chosen().map(PublishedRun::id),
            format,
            NextPage.query(query.parameters()));
    HttpHeaders headers = headers(tag);
    if (new ServletWebRequest(request).checkNotModified(tag)) {
      return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
    }
    PredictionsReader.Page page =
        source
            .chosen()
            .map(run -> reads.read(() -> reader.page(query, run)))
            .orElseGet(() -> new PredictionsReader.Page(List.of(), Optional.empty()));
    headers.setContentType(format.mediaType());
    page.next()
        .ifPresent(
            cursor ->
                headers.set(HttpHeaders.LINK, NextPage.link(request, query.parameters(), cursor)));
    byte[] body = RowsBody.of(format, page.rows(), PredictionRowView.COLUMNS);
    return new ResponseEntity<>(body, headers, HttpStatus.OK);
  }

  private static HttpHeaders headers(String tag) {
    HttpHeaders headers = new HttpHeaders();
    headers.setETag(tag);
    headers.setCacheControl(CacheControl.noCache().cachePrivate());
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return headers;
  }
}
