package io.matchday.serving;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scores now and tells what moved the prediction. */
@RestController
final class ExplainController {

  private final OnlinePredictions predictions;
  private final Explainer explainer;
  private final BodyReader bodies;

  ExplainController(OnlinePredictions predictions, Explainer explainer, BodyReader bodies) {
    this.predictions = predictions;
    this.explainer = explainer;
    this.bodies = bodies;
  }

  @PostMapping(
      path = {"/predict", "/predict/"},
      params = Explainer.PARAMETER,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ExplainedPredictionView predict(
      @RequestParam("stage") Optional<String> stage,
      @RequestParam(Explainer.PARAMETER) String explain,
      HttpServletRequest request) {
    ServedModel served = predictions.choose(stage);
    int count = Explainer.count(explain, served.model().schema());
    PredictionRequest asked = PredictionReader.read(bodies.read(request), served.model().schema());
    return ExplainedPredictionView.of(
        predictions.predict(served, asked),
        explainer.explain(
            served.model(), asked.vector(), Explainer.coverageOf(asked.vector()), count));
  }
}
