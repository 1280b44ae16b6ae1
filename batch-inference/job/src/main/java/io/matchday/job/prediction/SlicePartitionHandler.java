package io.matchday.job.prediction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * Runs the slices in as many threads as are asked for, each slice with a step of its own: slices
 * share nothing, and none waits for what another does. A run that is taken up again keeps its
 * slices, which may then be more than the threads. Threads are never interrupted.
 */
final class SlicePartitionHandler extends AbstractPartitionHandler {

  private final Function<String, Step> stepOfSlice;

  SlicePartitionHandler(int slices, Function<String, Step> stepOfSlice) {
    this.stepOfSlice = stepOfSlice;
    setGridSize(slices);
  }

  @Override
  protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> slices)
      throws Exception {
    if (slices.isEmpty()) {
      return slices;
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(slices.size(), getGridSize()));
    try {
      List<Future<StepExecution>> running = new ArrayList<>();
      for (StepExecution slice : slices) {
        running.add(threads.submit(() -> execute(slice)));
      }
      Set<StepExecution> ended = ended(running);
      // The manager would only say that a slice failed, not why.
      ended.forEach(slice -> slice.getFailureExceptions().forEach(manager::addFailureException));
      return ended;
    } finally {
      threads.shutdown();
    }
  }

  private StepExecution execute(StepExecution slice) throws Exception {
    stepOfSlice.apply(slice.getStepName()).execute(slice);
    return slice;
  }

  private static Set<StepExecution> ended(List<Future<StepExecution>> running) throws Exception {
    Set<StepExecution> ended = new HashSet<>();
    List<ExecutionException> failures = new ArrayList<>();
    for (Future<StepExecution> slice : running) {
      try {
        ended.add(slice.get());
      } catch (ExecutionException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return ended;
  }
}
