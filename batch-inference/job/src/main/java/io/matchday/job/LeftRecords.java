package io.matchday.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * The framework's records of a job whose process was killed or lost its database, mended so that
 * the job can be started again. The caller must have proof that nobody is at it.
 */
final class LeftRecords {

  /** As the framework joins the names of a divided step and of a part of it. */
  private static final String PART_SEPARATOR = ":";

  private final JobRepository repository;
  private final JobOperator operator;

  LeftRecords(JobRepository repository, JobOperator operator) {
    this.repository = repository;
    this.operator = operator;
  }

  /**
   * Executions of a process that was killed stand as started for ever: they are marked failed. So
   * are those whose last commit nobody saw answered, and steps whose end could not be written
   * beside that of their job: what a chunk wrote and how far it came are committed together, so
   * either both are there or neither.
   */
  void mend(JobExecution last) {
    if (last.getStatus().isRunning()) {
      operator.recover(last);
    }
    for (StepExecution step : last.getStepExecutions()) {
      if (isOpen(step.getStatus())) {
        step.setStatus(BatchStatus.FAILED);
        repository.update(step);
      }
    }
    if (last.getStatus() == BatchStatus.UNKNOWN) {
      last.setStatus(BatchStatus.FAILED);
      repository.update(last);
    }
  }

  /**
   * Whether a part of a divided step was left without the record of which part it is: parts are
   * recorded before that. Nothing then tells what is left to do.
   */
  boolean areOfNoUse(JobExecution last) {
    return last.getStepExecutions().stream()
        .filter(step -> step.getStepName().contains(PART_SEPARATOR))
        .filter(step -> step.getStatus() != BatchStatus.COMPLETED)
        .map(step -> repository.getLastStepExecution(last.getJobInstance(), step.getStepName()))
        .anyMatch(step -> step != null && step.getExecutionContext().isEmpty());
  }

  private static boolean isOpen(BatchStatus status) {
    return status == BatchStatus.UNKNOWN || status.isRunning();
  }

  /**
   * Forgets a job, which then begins anew. What broke off between the two records of its beginning
   * cannot be started a second time.
   */
  void forget(String jobName, JobParameters parameters) {
    JobInstance instance = repository.getJobInstance(jobName, parameters);
    if (instance != null) {
      repository.deleteJobInstance(instance);
    }
  }
}
