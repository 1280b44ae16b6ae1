package io.matchday.serving;

import io.matchday.feature.FeatureVector;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.ClaimedTask;
import io.matchday.storage.FinishedTask;
import io.matchday.storage.PostponedTask;
import io.matchday.storage.TaskResult;
import io.matchday.storage.WorkedTasks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores the tasks of a claim, those of one model in one block. What fails through a fault of ours
 * is postponed until its last attempt; what its sender got wrong fails at once. For one thread.
 */
final class TaskScorer {

  private static final Logger LOG = LoggerFactory.getLogger(TaskScorer.class);

  private final OnlinePredictions predictions;
  private final int attempts;
  private final TaskBackoff backoff;
  private final Clock clock;

  TaskScorer(OnlinePredictions predictions, int attempts, TaskBackoff backoff, Clock clock) {
    this.predictions = predictions;
    this.attempts = attempts;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** A task that can be scored. */
  private record Row(ClaimedTask claimed, FeatureVector vector) {}

  /** What has become of each task so far. */
  private static final class Ends {
    private final List<FinishedTask> finished = new ArrayList<>();
    private final List<PostponedTask> postponed = new ArrayList<>();
  }

  WorkedTasks work(List<ClaimedTask> tasks) {
    Map<String, List<ClaimedTask>> byAlias = new LinkedHashMap<>();
    tasks.forEach(
        one -> byAlias.computeIfAbsent(one.task().alias(), alias -> new ArrayList<>()).add(one));
    Ends ends = new Ends();
    byAlias.forEach((alias, group) -> work(alias, group, ends));
    return new WorkedTasks(ends.finished, ends.postponed);
  }

  private void work(String alias, List<ClaimedTask> group, Ends ends) {
    ServedModel served;
    try {
      served = predictions.choose(Optional.of(alias));
    } catch (HttpProblem e) {
      group.forEach(task -> refuse(task, e, ends));
      return;
    }
    List<Row> rows = new ArrayList<>(group.size());
    for (ClaimedTask claimed : group) {
      try {
        String features = claimed.task().features();
        rows.add(
            new Row(claimed, PredictionReader.readFeatures(features, served.model().schema())));
      } catch (HttpProblem e) {
        refuse(claimed, e, ends);
      }
    }
    score(served, rows, ends);
  }

  /** Scores together; when that fails, one by one, to find whose fault it is. */
  private void score(ServedModel served, List<Row> rows, Ends ends) {
    if (rows.isEmpty()) {
      return;
    }
    List<Probabilities> answers;
    try {
      answers = predictions.score(served, rows.stream().map(Row::vector).toList());
    } catch (RuntimeException e) {
      if (rows.size() == 1) {
        ClaimedTask claimed = rows.get(0).claimed;
        LOG.error("task {} failed", claimed.task().id(), e);
        postpone(claimed, "the prediction failed", ends);
      } else {
        rows.forEach(row -> score(served, List.of(row), ends));
      }
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      TaskResult result =
          new TaskResult(answers.get(i), served.alias().alias(), served.model().runId());
      ends.finished.add(FinishedTask.success(rows.get(i).claimed.task().id(), result));
    }
  }

  /** It was right when it was taken in: the model may be on its way here, or back. */
  private void refuse(ClaimedTask claimed, HttpProblem problem, Ends ends) {
    postpone(claimed, reason(problem), ends);
  }

  private void postpone(ClaimedTask claimed, String fault, Ends ends) {
    String id = claimed.task().id();
    if (claimed.attempts() >= attempts) {
      ends.finished.add(
          FinishedTask.failure(id, "given up after " + claimed.attempts() + " tries: " + fault));
    } else {
      ends.postponed.add(
          new PostponedTask(id, clock.instant().plus(backoff.pause(claimed.attempts()))));
    }
  }

  private static String reason(HttpProblem problem) {
    if (problem.errors().isEmpty()) {
      return problem.detail();
    }
    return "the model changed after the task was submitted: " + problem.errors().get(0);
  }
}
