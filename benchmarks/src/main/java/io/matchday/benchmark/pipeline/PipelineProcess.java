package io.matchday.benchmark.pipeline;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionReport;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.model.ModelRunId;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionScope;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Measures one database of one size, in a process with as much memory as the job is to need. Fills
 * the database, then lets stages and job take turns.
 */
public final class PipelineProcess {

  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 8, 1);

  private final Database database;
  private final Path models;
  private final PredictMatches job;
  private final int rows;
  private final ProcessorTime processor;
  private final PrintStream out;
  private int attempts;

  private PipelineProcess(
      Database database, Path models, int rows, ProcessorTime processor, PrintStream out) {
    this.database = database;
    this.models = models;
    this.job = new PredictMatches(database, new BatchEngine(database), models, Clock.systemUTC());
    this.rows = rows;
    this.processor = processor;
    this.out = out;
  }

  /**
   * Arguments: database URL, user, password, process of the server or -, models, model, rows,
   * rounds.
   */
  public static void main(String[] arguments) {
    DatabaseSettings settings = new DatabaseSettings(arguments[0], arguments[1], arguments[2], 12);
    OptionalLong server =
        arguments[3].equals("-")
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(arguments[3]));
    Path models = Path.of(arguments[4]);
    try (Database database = Database.open(settings)) {
      database.migrate();
      PipelineProcess measured =
          new PipelineProcess(
              database,
              models,
              Integer.parseInt(arguments[6]),
              new ProcessorTime(server),
              System.out);
      measured.run(Path.of(arguments[5]), Integer.parseInt(arguments[7]));
    }
  }

  private void run(Path modelFile, int rounds) {
    ModelRunId[] promoted = new ModelRunId[1];
    Figure fill =
        Figure.of(
            rows,
            processor,
            () -> promoted[0] = FilledDatabase.fill(database, rows, modelFile, models));
    print("filled with matches and feature rows", fill);
    Stages stages = stages(promoted[0]);
    List<List<Figure>> seen =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < rounds; round++) {
      List<Runnable> turns = List.of(stages::score, stages::read, stages::write, this::predict);
      for (int i = 0; i < turns.size(); i++) {
        Figure figure = Figure.of(rows, processor, turns.get(i));
        if (round >= rounds / 2) {
          seen.get(i).add(figure);
        }
      }
    }
    List<Figure> medians = seen.stream().map(Figure::median).toList();
    print("scoring alone", medians.get(0));
    print("reading alone", medians.get(1));
    print("writing alone", medians.get(2));
    print("end to end", medians.get(3));
    printBound(medians);
  }

  /**
   * The job can be no faster than its slowest stage, nor than the cores do the work of all three:
   * by the time each takes alone, and by the processor time, which has in it what the collector and
   * the database do in threads of their own.
   */
  private void printBound(List<Figure> medians) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Figure> alone = medians.subList(0, 3);
    printBound("time alone", alone.stream().mapToDouble(Figure::elapsed).sum() / cores, medians);
    printBound(
        "processor time", alone.stream().mapToDouble(Figure::processor).sum() / cores, medians);
  }

  private void printBound(String what, double together, List<Figure> medians) {
    double slowest =
        medians.subList(0, 3).stream().mapToDouble(Figure::elapsed).max().orElseThrow();
    double bound = Math.max(together, slowest);
    out.printf(
        Locale.ROOT,
        "%s\tbound by %s\t%.0f rows/s\tshare reached\t%.0f %%%n",
        name(),
        what,
        1e6 / bound,
        100 * bound / medians.get(3).elapsed());
    out.flush();
  }

  private Stages stages(ModelRunId runId) {
    ModelVersion version = new JdbcModels(database, Clock.systemUTC()).find(runId).orElseThrow();
    LoadedModel model = LoadedModel.open(models, version.path(), runId);
    int schemaNo = new JdbcFeatureSchemas(database).numberOf(version.schemaId()).orElseThrow();
    return new Stages(database, model, schemaNo, rows);
  }

  private void predict() {
    int slices = Runtime.getRuntime().availableProcessors();
    LocalDate day = FIRST_DAY.plusDays(attempts++);
    PredictionRequest request =
        new PredictionRequest(day, PredictionScope.ALL, JdbcModels.PRODUCTION, slices);
    PredictionReport report = job.run(request, Progress.NONE);
    long written = report.run().run().counts().written();
    if (written != rows) {
      throw new IllegalStateException("predicted %d rows of %d".formatted(written, rows));
    }
  }

  private String name() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return "%s\t%d\t%d MB".formatted(database.settings().isH2() ? "H2" : "PostgreSQL", rows, heap);
  }

  private void print(String what, Figure figure) {
    out.printf(
        Locale.ROOT,
        "%s\t%s\t%.0f rows/s\t%.2f us\t%.2f us of processor%n",
        name(),
        what,
        figure.rowsASecond(),
        figure.elapsed(),
        figure.processor());
    out.flush();
  }
}
