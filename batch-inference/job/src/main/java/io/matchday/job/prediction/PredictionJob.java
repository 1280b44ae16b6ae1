package io.matchday.job.prediction;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.publication.RejectTally;
import io.matchday.job.publication.UnusableRunException;
import io.matchday.match.MatchId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.KeyRange;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.RunCounts;
import io.matchday.storage.StoredFeatureRow;
import io.matchday.storage.UpcomingMatches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * One run of the job {@code predict-matches}: survey what there is to predict, score it slice by
 * slice, then prove the balance and publish.
 */
final class PredictionJob {

  static final String NAME = "predict-matches";
  private static final String EXPECTED = "rows.expected";
  private static final String MATCHES = "match";

  private final BatchEngine engine;
  private final PredictionStores stores;
  private final PredictionRequest request;
  private final PredictionRun run;
  private final LoadedModel model;
  private final Progress progress;
  private final int schemaNo;
  private final PredictionTask task;
  private final RejectTally tally;
  private Optional<String> unusable = Optional.empty();
  private Optional<RunCounts> published = Optional.empty();

  PredictionJob(
      BatchEngine engine, PredictionStores stores, PredictionTask task, Progress progress) {
    this.engine = engine;
    this.stores = stores;
    this.task = task;
    this.request = task.request();
    this.run = task.run();
    this.model = task.model();
    this.schemaNo = task.schemaNo();
    this.tally = new RejectTally(run.id(), task.rules().maxRejects());
    this.progress = progress;
  }

  /** Runs it to its end; what was done before is not done again. */
  RunCounts execute() {
    Job job =
        new JobBuilder(NAME, engine.repository())
            .start(engine.step("survey", this::survey))
            .next(scoreStep())
            .next(engine.step("publish", this::publish))
            .build();
    try {
      engine.run(job, parameters());
    } catch (RefusedException e) {
      unusable.ifPresent(this::abandon);
      throw e;
    } finally {
      progress.end();
    }
    return published.orElseGet(this::counts);
  }

  private JobParameters parameters() {
    return new JobParametersBuilder()
        .addString("as-of", run.asOf().toString())
        .addString("scope", run.scope().label())
        .addString("alias", run.alias())
        .addLong("attempt", (long) run.attempt())
        .addLong("run", run.id().value())
        .toJobParameters();
  }

  /**
   * Counts what there is to do, and rejects matches that have no row to be scored. Counts and
   * rejects are committed together. What is there of the run already is forgotten: it is left of a
   * survey cut off, or the record of how far the run came has gone.
   */
  private void survey(StepExecution execution) {
    stores.predictions().delete(run.id());
    stores.rejectedRows().remove(run.id());
    long expected =
        switch (request.scope()) {
          case ALL -> stores.featureRows().count(schemaNo);
          case UPCOMING -> surveyUpcoming();
        };
    execution.getJobExecution().getExecutionContext().putLong(EXPECTED, expected);
    engine.repository().updateExecutionContext(execution.getJobExecution());
  }

  private long surveyUpcoming() {
    UpcomingMatches upcoming = stores.featureRows().upcoming(schemaNo, request.asOf());
    List<MatchId> missing = upcoming.withoutRow();
    if (!missing.isEmpty() && missing.size() == upcoming.count()) {
      throw new RefusedException(
          Refusal.BAD_DATA,
          "none of the %d upcoming matches has features; build them first: features"
              .formatted(missing.size()));
    }
    String reason = "no feature row of schema " + model.schema().id() + "; build features first";
    stores
        .rejectedRows()
        .add(run.id(), missing.stream().map(m -> RejectedRow.ofMatch(MATCHES, m, reason)).toList());
    return upcoming.count();
  }

  private Step scoreStep() {
    return new StepBuilder("score", engine.repository())
        .partitioner("slice", partitioner())
        .partitionHandler(new SlicePartitionHandler(request.slices(), this::sliceStep))
        .listener(before(this::tellHowMuchIsLeft))
        .build();
  }

  /** Cuts the rows into as many ranges as are asked for. */
  private Partitioner partitioner() {
    return slices -> {
      List<KeyRange> ranges = stores.featureSlices().cut(schemaNo, run.scope(), run.asOf(), slices);
      Map<String, ExecutionContext> partitions = new HashMap<>();
      long end = KeyRange.ofSchema(schemaNo).end();
      for (int i = 0; i < slices; i++) {
        // As many as the framework remembers for a restart, some of them empty.
        KeyRange range = i < ranges.size() ? ranges.get(i) : new KeyRange(end, end);
        ExecutionContext context = new ExecutionContext();
        context.putLong(SliceReader.FIRST, range.first());
        context.putLong(SliceReader.END, range.end());
        partitions.put("slice-%02d".formatted(i), context);
      }
      return partitions;
    };
  }

  private Step sliceStep(String name) {
    return new StepBuilder(name, engine.repository())
        .<List<StoredFeatureRow>, CheckedBlock>chunk(1)
        .transactionManager(engine.transactionManager())
        .reader(new SliceReader(stores.featureRows(), request, tally))
        .processor(new RowCheck(model.schema()))
        .writer(new BlockWriter(task, stores, tally, progress))
        .listener(before(this::beginTally))
        .interruptionPolicy(engine.interruptionPolicy())
        .build();
  }

  private static StepExecutionListener before(Consumer<StepExecution> work) {
    return new StepExecutionListener() {
      @Override
      public void beforeStep(StepExecution execution) {
        work.accept(execution);
      }
    };
  }

  /** A run that is taken up again has come some way already. */
  private void tellHowMuchIsLeft(StepExecution scoring) {
    progress.begin("predict", expected(scoring) - counts().read());
  }

  private void beginTally(StepExecution slice) {
    tally.begin(expected(slice), () -> stores.rejectedRows().count(run.id()));
  }

  private static long expected(StepExecution execution) {
    return execution.getJobExecution().getExecutionContext().getLong(EXPECTED);
  }

  /**
   * Every row surveyed must have become a prediction or a reject, or nothing is published. The run
   * is published and ended in one transaction: there is no published run that seems under way.
   */
  private void publish(StepExecution execution) {
    try {
      published = Optional.of(stores.publishing().publish(run, expected(execution), task.rules()));
    } catch (UnusableRunException e) {
      unusable = Optional.of(e.summary());
      throw e.refused();
    }
  }

  /** Nothing that was read is of use: the next launch makes a new attempt. */
  private void abandon(String reason) {
    if (stores.runs().abandon(run.id(), counts(), reason)) {
      stores.predictions().delete(run.id());
    }
  }

  private RunCounts counts() {
    long written = stores.predictions().count(run.id());
    long rejected = stores.rejectedRows().count(run.id());
    return new RunCounts(written + rejected, written, rejected);
  }
}
