package io.matchday.job.night;

import io.matchday.evaluation.Quality;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.job.drift.DriftReport;
import io.matchday.job.evaluation.EvaluationReport;
import io.matchday.job.feature.FeatureReport;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.intake.ImportOptions;
import io.matchday.job.intake.ImportReport;
import io.matchday.job.prediction.PredictionReport;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;

/**
 * The night: what lies in the inbox is imported, features are built, the upcoming matches predicted
 * and published, what was published is judged, and the drift of the new run measured. A night that
 * was cut off goes on with the step it was at; a night that is over begins anew.
 */
public final class RunNight {

  private static final String NAME = "nightly";

  /** What is wrong with one file of the inbox: the others are taken in, and the night goes on. */
  private static final Set<Refusal> OF_A_FILE = EnumSet.of(Refusal.BAD_DATA, Refusal.NO_INPUT);

  private final BatchEngine engine;
  private final NightParts parts;
  private final JdbcRuns runs;
  private final RunKeeper keeper;

  /** The night on this database. */
  public RunNight(BatchEngine engine, NightParts parts, JdbcRuns runs, Clock clock) {
    this.engine = engine;
    this.parts = parts;
    this.runs = runs;
    this.keeper = new RunKeeper(engine, clock);
  }

  /**
   * Runs the night.
   *
   * @param inbox the folder of new files
   * @param request what is predicted; its day is the night's
   */
  public NightReport run(Path inbox, PredictionRequest request, Progress progress) {
    LocalDate date = request.asOf();
    RunId run =
        keeper.first(
            JobKind.NIGHTLY,
            date.toString(),
            () -> unfinished(date).orElseGet(() -> runs.claim(JobKind.NIGHTLY, date.toString())));
    return keeper.keep(
        run,
        () -> {
          NightReport report = execute(run, new Inbox(inbox), request, progress);
          RunCounts counts = new RunCounts(report.lines().size(), report.lines().size(), 0);
          return new Ended<>(counts, String.join("; ", report.lines()), report);
        });
  }

  private Optional<RunId> unfinished(LocalDate date) {
    Optional<Run> last = runs.newest(JobKind.NIGHTLY, 1).stream().findFirst();
    Optional<Run> unfinished =
        last.filter(run -> keeper.isOrphan(run) || run.status() == RunStatus.FAILED)
            .filter(run -> run.subject().equals(date.toString()));
    unfinished.ifPresent(keeper::resume);
    return unfinished.map(Run::id);
  }

  private NightReport execute(
      RunId run, Inbox inbox, PredictionRequest request, Progress progress) {
    Job job =
        new JobBuilder(NAME, engine.repository())
            .start(step("import", log -> takeIn(inbox, request.asOf(), progress, log)))
            .next(step("features", log -> build(progress)))
            .next(step("predict", log -> predict(request, progress, log)))
            .next(step("evaluate", log -> evaluate(progress)))
            .next(step("drift", log -> drift(request, log)))
            .build();
    JobExecution ended =
        engine.run(job, new JobParametersBuilder().addLong("run", run.value()).toJobParameters());
    return new NightLog(ended.getExecutionContext()).report(run);
  }

  /** A step that says one line of itself, and may warn before. */
  private Step step(String name, Function<NightLog, String> work) {
    return engine.longStep(
        name,
        step -> {
          NightLog log = new NightLog(step.getJobExecution().getExecutionContext());
          log.say(work.apply(log));
        });
  }

  private String takeIn(Inbox inbox, LocalDate date, Progress progress, NightLog log) {
    ImportReport sum = ImportReport.NONE;
    int files = 0;
    for (Path file : inbox.files()) {
      try {
        ImportMatches.Result result = parts.importMatches().run(file, ImportOptions.NONE, progress);
        sum = sum.plus(result.report());
        files++;
        inbox.done(file, date);
        if (result.report().rejected() > 0) {
          log.warn(
              "%s: %d rows rejected; see: show rejects %s"
                  .formatted(file.getFileName(), result.report().rejected(), result.run()));
        }
      } catch (RefusedException e) {
        if (!OF_A_FILE.contains(e.refusal())) {
          throw e;
        }
        if (Files.exists(file)) {
          inbox.refused(file, date, e.getMessage());
        }
        log.warn(e.getMessage());
      }
    }
    return "import: %d files, %d rows, %d new, %d updated, %d moved, %d rejected"
        .formatted(files, sum.read(), sum.inserted(), sum.updated(), sum.moved(), sum.rejected());
  }

  private String build(Progress progress) {
    FeatureReport report = parts.buildFeatures().run(progress);
    return "features: %d matches, %d new rows, %d changed"
        .formatted(report.matches(), report.inserted(), report.updated());
  }

  private String predict(PredictionRequest request, Progress progress, NightLog log) {
    PredictionReport report = parts.predictMatches().run(request, progress);
    RunCounts counts = report.run().run().counts();
    if (counts.rejected() > 0) {
      log.warn(
          "predict: %d rows rejected; see: show rejects %s"
              .formatted(counts.rejected(), report.run().id()));
    }
    return "predict: run %s, %d predictions by model %s"
        .formatted(report.run().id(), counts.written(), report.run().modelRunId());
  }

  private String evaluate(Progress progress) {
    EvaluationReport report = parts.evaluatePredictions().run(progress);
    Optional<Quality> headline = report.headline();
    return headline
        .map(q -> "evaluate: %d matches, RPS %.4f".formatted(q.matches(), q.rps()))
        .orElse("evaluate: no match that was predicted before its kick-off has been played yet");
  }

  /** Last of all, so that no other step waits for it. */
  private String drift(PredictionRequest request, NightLog log) {
    PredictionRun run = parts.predictMatches().newest(request).orElseThrow();
    DriftReport report = parts.measureDrift().run(run);
    report.warning().ifPresent(log::warn);
    return report.line();
  }
}
