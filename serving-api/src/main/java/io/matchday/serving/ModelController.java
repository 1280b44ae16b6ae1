package io.matchday.serving;

import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells which model answers. */
@RestController
final class ModelController {

  private final OnlinePredictions predictions;

  ModelController(OnlinePredictions predictions) {
    this.predictions = predictions;
  }

  @GetMapping(
      path = {"/predict/model/info", "/predict/model/info/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ModelInfoView info(@RequestParam("stage") Optional<String> stage) {
    return predictions.find(stage).map(ModelInfoView::of).orElseGet(ModelInfoView::none);
  }
}
