package io.matchday.job;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DiskErrors;
import io.matchday.storage.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * Spring Batch on our database: starts jobs in the caller's thread, restarts what was left, and
 * asks what runs to stop at the next chunk. One for a process; thread-safe.
 */
public final class BatchEngine {

  private final Database database;
  private final PlatformTransactionManager transactionManager;
  private final JobRepository repository;
  private final TaskExecutorJobOperator operator;
  private final StopRequests stops = new StopRequests();

  /** The engine on this database, which must be migrated. */
  public BatchEngine(Database database) {
    this.database = database;
    this.transactionManager = database.transactionManager();
    try {
      JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(database.dataSource());
      factory.setTransactionManager(transactionManager);
      factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
      // A night starts jobs inside its long steps, whose transactions hold nothing.
      factory.setValidateTransactionState(false);
      factory.afterPropertiesSet();
      this.repository = factory.getObject();
      this.operator = new TaskExecutorJobOperator();
      operator.setJobRepository(repository);
      operator.setJobRegistry(new MapJobRegistry());
      operator.setTaskExecutor(new SyncTaskExecutor());
      operator.afterPropertiesSet();
    } catch (Exception e) {
      throw new JobFailedException("the job repository cannot be set up", e);
    }
  }

  /** The record of jobs and steps. */
  public JobRepository repository() {
    return repository;
  }

  /** The transaction manager steps use. */
  public PlatformTransactionManager transactionManager() {
    return transactionManager;
  }

  /** The database it runs on. */
  Database database() {
    return database;
  }

  /** What was asked to stop. */
  StopRequests stops() {
    return stops;
  }

  /** Asks every running step to stop after the chunk at hand; nothing runs after that. */
  public void stop() {
    stops.stopAll();
  }

  /** Whether it was asked to stop altogether. */
  public boolean isStopping() {
    return stops.isForAll();
  }

  /**
   * Ends long work at a point where it can be taken up again.
   *
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when it was asked to stop
   */
  public void checkStopping() {
    if (stops.isForWork()) {
      throw new RefusedException(
          Refusal.TRY_AGAIN, "stopped; the same command goes on where it was");
    }
  }

  /** The policy by which steps heed that they are to stop. */
  public StepInterruptionPolicy interruptionPolicy() {
    return this::interrupt;
  }

  private void interrupt(StepExecution execution) throws JobInterruptedException {
    if (stops.isForWork()) {
      // A chunk step that is interrupted by its policy alone counts as completed, rows unread.
      execution.setTerminateOnly();
      throw new JobInterruptedException("stopped at " + execution.getStepName());
    }
  }

  /** A step that does one piece of work in one transaction. */
  public Step step(String name, Work work) {
    return tasklet(name, work, transactionManager);
  }

  /** A step that does much work in transactions of its own, and can be begun again at any time. */
  public Step longStep(String name, Work work) {
    return tasklet(name, work, new ResourcelessTransactionManager());
  }

  private Step tasklet(String name, Work work, PlatformTransactionManager manager) {
    return new StepBuilder(name, repository)
        .tasklet(
            (contribution, context) -> {
              work.run(contribution.getStepExecution());
              return RepeatStatus.FINISHED;
            },
            manager)
        .build();
  }

  /**
   * Runs a job of one long step, identified by the run it belongs to.
   *
   * @return what the work gives
   */
  public <T> T runAlone(String jobName, RunId run, Supplier<T> work) {
    List<T> results = new ArrayList<>(1);
    Step step = longStep(jobName, execution -> results.add(work.get()));
    Job job = new JobBuilder(jobName, repository).start(step).build();
    run(job, new JobParametersBuilder().addLong("run", run.value()).toJobParameters());
    return results.get(0);
  }

  /** What a step does. */
  @FunctionalInterface
  public interface Work {
    /** Does it; the step execution gives access to the contexts. */
    void run(StepExecution execution) throws Exception;
  }

  /**
   * Runs a job to its end in this thread; takes up an execution that was left unfinished, for which
   * the caller must have proof that nobody else is at it. A job that was completed is not run
   * again.
   *
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when it was stopped, or what a step refused
   * @throws JobFailedException when it broke down
   */
  public JobExecution run(Job job, JobParameters parameters) {
    JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
    if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
      return last;
    }
    LeftRecords left = new LeftRecords(repository, operator);
    if (last == null || left.areOfNoUse(last)) {
      left.forget(job.getName(), parameters);
    } else {
      left.mend(last);
    }
    JobExecution execution;
    try {
      execution = operator.start(job, parameters);
    } catch (JobExecutionException e) {
      throw new JobFailedException(job.getName() + " cannot be started: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // The job's own record could not be kept: H2 closes a database whose disk is full.
      throw DiskErrors.isFull(e) ? diskFull(job.getName()) : e;
    }
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      return execution;
    }
    if (execution.getStatus() == BatchStatus.STOPPED) {
      throw new RefusedException(
          Refusal.TRY_AGAIN, job.getName() + " was stopped; the same command goes on with it");
    }
    throw failureOf(job.getName(), execution.getAllFailureExceptions());
  }

  private static @Nullable Throwable anyOf(List<Throwable> failures) {
    return failures.isEmpty() ? null : failures.get(0);
  }

  private static RefusedException diskFull(String jobName) {
    return new RefusedException(Refusal.CANNOT_WRITE, jobName + ": " + DiskErrors.ADVICE);
  }

  private static RuntimeException failureOf(String jobName, List<Throwable> failures) {
    for (Throwable failure : failures) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof RefusedException refused) {
          return refused;
        }
      }
    }
    if (failures.stream().anyMatch(DiskErrors::isFull)) {
      return diskFull(jobName);
    }
    // The framework's own exceptions say only that a part failed, and come in no order.
    Throwable first =
        failures.stream()
            .filter(failure -> !(failure instanceof JobExecutionException))
            .findFirst()
            .orElseGet(() -> new IllegalStateException("no reason recorded", anyOf(failures)));
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(first);
    return new JobFailedException(jobName + " failed: " + cause.getMessage(), first);
  }
}
