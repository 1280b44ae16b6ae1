package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scores many rows in one request. Rows are read, scored and answered as they arrive, but nothing
 * is sent before the last has come: most clients read only when they have sent everything, and
 * writing to them before would end in each waiting for the other.
 */
@RestController
final class BatchController {

  private static final Logger LOG = LoggerFactory.getLogger(BatchController.class);
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final Duration PLACE_RETRY = Duration.ofSeconds(5);

  /** So that clients that send slowly take the places of batches alone. */
  private static final int MOST_AT_ONCE = 8;

  private static final int ANSWER_IN_MEMORY = 1 << 20;
  private static final long MOST_DRAINED = 64L << 20;

  private final BatchPredictions predictions;
  private final int maxRowBytes;
  private final Duration grace;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  BatchController(BatchPredictions predictions, HttpLimits limits) {
    this.predictions = predictions;
    this.maxRowBytes = limits.maxBodyBytes();
    this.grace = limits.readTimeout();
  }

  @PostMapping(path = {"/predict/batch", "/predict/batch/"})
  void predict(
      @RequestParam("stage") Optional<String> stage,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    BatchFormat sent = BatchFormat.sent(Optional.ofNullable(request.getContentType()));
    BatchFormat wanted =
        BatchFormat.wanted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)), sent);
    ServedModel served = predictions.choose(stage);
    if (!places.tryAcquire()) {
      throw HttpProblem.unavailable("too many batches are under way; try again", PLACE_RETRY);
    }
    try {
      answer(served, sent, wanted, request, response);
    } finally {
      places.release();
    }
  }

  private void answer(
      ServedModel served,
      BatchFormat sent,
      BatchFormat wanted,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    BatchBody body = new BatchBody(request.getInputStream(), grace);
    try (AnswerSpool spool = new AnswerSpool(ANSWER_IN_MEMORY)) {
      fill(spool, served, sent.rows(body, served.model().schema(), maxRowBytes), wanted);
      send(spool, wanted, response);
    } catch (HttpProblem e) {
      if (e.status() != 408) {
        body.drain(MOST_DRAINED);
      }
      throw e;
    }
  }

  private void fill(AnswerSpool spool, ServedModel served, BatchRows rows, BatchFormat wanted) {
    try {
      predictions.answer(served, rows, wanted.answer(spool));
      spool.finish();
    } catch (IOException | UncheckedIOException e) {
      LOG.error("an answer could not be kept", e);
      throw HttpProblem.unavailable("there is no room to hold the answer; try again", RETRY);
    }
  }

  private static void send(AnswerSpool spool, BatchFormat wanted, HttpServletResponse response) {
    response.setContentType(wanted.mediaType());
    response.setContentLengthLong(spool.size());
    try {
      spool.sendTo(response.getOutputStream());
    } catch (IOException e) {
      LOG.debug("client gone", e);
    }
  }
}
