package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scores now. */
@RestController
final class PredictionController {

  private final OnlinePredictions predictions;
  private final BodyReader bodies;

  PredictionController(OnlinePredictions predictions, BodyReader bodies) {
    this.predictions = predictions;
    this.bodies = bodies;
  }

  @PostMapping(
      path = {"/predict", "/predict/"},
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  MatchPredictionView predict(
      @RequestParam("stage") Optional<String> stage, HttpServletRequest request) {
    return predictions.predict(predictions.choose(stage), () -> bodies.read(request));
  }
}
