package io.matchday.serving;

import io.matchday.storage.TaskState;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes in what is to be scored later, and tells how it stands. */
@RestController
final class TaskController {

  private static final String STATUS_PATH = "/monitoring/task_status/";

  private final OnlinePredictions predictions;
  private final TaskDesk desk;
  private final BodyReader bodies;

  TaskController(OnlinePredictions predictions, TaskDesk desk, BodyReader bodies) {
    this.predictions = predictions;
    this.desk = desk;
    this.bodies = bodies;
  }

  @PostMapping(
      path = {"/predict/async", "/predict/async/"},
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SubmittedTaskView> submit(
      @RequestParam("stage") Optional<String> stage, HttpServletRequest request) {
    ServedModel served = predictions.choose(stage);
    String id = desk.submit(served, bodies.read(request));
    String url = STATUS_PATH + id;
    return ResponseEntity.accepted()
        .location(URI.create(url))
        .body(new SubmittedTaskView(id, "submitted", url));
  }

  @GetMapping(
      path = {STATUS_PATH + "{task_id}", STATUS_PATH + "{task_id}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  TaskStatusView status(@PathVariable("task_id") String id) {
    TaskState state = desk.status(id);
    PredictionView result =
        state
            .result()
            .map(
                one -> PredictionView.of(one.probabilities(), one.modelVersion(), one.modelRunId()))
            .orElse(null);
    return new TaskStatusView(id, state.status().label(), result, state.error().orElse(null));
  }
}
