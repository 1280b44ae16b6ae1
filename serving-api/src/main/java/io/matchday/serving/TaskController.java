package io.matchday.serving;

import io.matchday.serving.access.Caller;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.TaskState;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes in what is to be scored later, and tells how it stands. */
@RestController
final class TaskController {

  static final String STATUS_PATH = "/monitoring/task_status/";

  private final TaskDesk desk;
  private final TaskStates states;
  private final BodyReader bodies;

  TaskController(TaskDesk desk, TaskStates states, BodyReader bodies) {
    this.desk = desk;
    this.states = states;
    this.bodies = bodies;
  }

  @PostMapping(
      path = {"/predict/async", "/predict/async/"},
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SubmittedTaskView> submit(
      @RequestParam("stage") Optional<String> stage, HttpServletRequest request) {
    SubmittedTaskView submitted = submitted(stage, request);
    return ResponseEntity.accepted().location(URI.create(submitted.statusUrl())).body(submitted);
  }

  /** Takes in a task; stored when this returns. */
  SubmittedTaskView submitted(Optional<String> stage, HttpServletRequest request) {
    String alias = stage.orElse(JdbcModels.PRODUCTION);
    TaskOrder order =
        new TaskOrder(alias, bodies.read(request), Caller.of(request).name(), key(request));
    String id = desk.submit(order);
    return new SubmittedTaskView(id, "submitted", STATUS_PATH + id);
  }

  @GetMapping(
      path = {STATUS_PATH + "{task_id}", STATUS_PATH + "{task_id}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  TaskStatusView status(@PathVariable("task_id") String id) {
    return view(id, states.find(id));
  }

  @DeleteMapping(
      path = {STATUS_PATH + "{task_id}", STATUS_PATH + "{task_id}/"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  TaskStatusView cancel(@PathVariable("task_id") String id, HttpServletRequest request) {
    return view(id, states.cancel(id, Caller.of(request)::mayChangeWhatIsOf));
  }

  private static Optional<String> key(HttpServletRequest request) {
    List<String> keys = Collections.list(request.getHeaders(RepeatedSubmissions.HEADER));
    return keys.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", keys));
  }

  private static TaskStatusView view(String id, TaskState state) {
    PredictionView result =
        state
            .result()
            .map(
                one -> PredictionView.of(one.probabilities(), one.modelVersion(), one.modelRunId()))
            .orElse(null);
    return new TaskStatusView(id, state.status().label(), result, state.error().orElse(null));
  }
}
