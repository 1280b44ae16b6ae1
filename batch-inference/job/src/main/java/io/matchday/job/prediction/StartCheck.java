package io.matchday.job.prediction;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;

/**
 * What must hold before a run begins: the schema is that of this program, the pool serves the
 * slices, the model is there and sound, and the disk has room. All that does not hold is told in
 * one refusal, whose kind is that of the first.
 */
final class StartCheck {

  /** What a prediction takes in an H2 file until that is compacted: 1,180 were measured. */
  static final long BYTES_A_ROW = 1_500;

  /** Connections beside those of the slices: the run's record, and its heartbeat. */
  private static final int CONNECTIONS_BESIDE_SLICES = 2;

  private final Database database;
  private final Path models;
  private final ModelSource source;
  private final long minFreeBytes;

  StartCheck(Database database, Path models, long minFreeBytes) {
    this(database, models, new RememberedModel(models), minFreeBytes);
  }

  StartCheck(Database database, Path models, ModelSource source, long minFreeBytes) {
    this.database = database;
    this.models = models;
    this.source = source;
    this.minFreeBytes = minFreeBytes;
  }

  /** Makes a registered version ready to score. */
  @FunctionalInterface
  interface ModelSource {
    LoadedModel open(ModelVersion version);
  }

  private record Found(Refusal refusal, Problem problem) {}

  /** A model, or why there is none. */
  private record Opened(Optional<LoadedModel> model, List<Found> found) {}

  /**
   * Checks everything; the model is opened while the schema is looked at, by a thread of its own:
   * those of the common pool may all be waiting, for this very run among others.
   *
   * @param version the version the run is to predict with, when there is one
   * @return that version, loaded and proven
   * @throws RefusedException with everything that does not hold
   */
  LoadedModel check(PredictionRequest request, Optional<ModelVersion> version) {
    ForkJoinTask<Opened> opening = ForkJoinTask.adapt(() -> open(request, version));
    new Thread(opening::quietlyInvoke, "matchday-model").start();
    List<Found> found = new ArrayList<>();
    checkSchema(found);
    checkPool(request, found);
    Opened opened = opening.join();
    found.addAll(opened.found());
    checkDisk(request, found);
    if (!found.isEmpty()) {
      throw new RefusedException(
          found.get(0).refusal(), found.stream().map(Found::problem).toList());
    }
    return opened.model().orElseThrow();
  }

  private static void add(List<Found> found, Refusal refusal, String detail) {
    found.add(new Found(refusal, Problem.of(detail)));
  }

  private void checkSchema(List<Found> found) {
    if (!database.isMigrated()) {
      add(
          found,
          Refusal.DATABASE_AWAY,
          "the schema of the database is not that of this program; run: migrate");
    }
  }

  private void checkPool(PredictionRequest request, List<Found> found) {
    int needed = request.slices() + CONNECTIONS_BESIDE_SLICES;
    if (database.settings().poolSize() < needed) {
      add(
          found,
          Refusal.SETTINGS,
          "%d slices need matchday.database.pool-size of at least %d, it is %d"
              .formatted(request.slices(), needed, database.settings().poolSize()));
    }
  }

  private Opened open(PredictionRequest request, Optional<ModelVersion> version) {
    List<Found> found = new ArrayList<>();
    if (version.isEmpty()) {
      add(
          found,
          Refusal.MODEL,
          "no model is named "
              + request.alias()
              + "; train one and promote it, or see: models list");
    }
    try {
      return new Opened(version.map(source::open), found);
    } catch (RefusedException e) {
      e.problems().forEach(problem -> found.add(new Found(e.refusal(), problem)));
      return new Opened(Optional.empty(), found);
    }
  }

  private void checkDisk(PredictionRequest request, List<Found> found) {
    Optional<Path> embedded = database.settings().folder();
    Path folder = existing(embedded.orElse(models));
    long needed = embedded.isPresent() ? BYTES_A_ROW * rows(request) : 0;
    long free = freeBytes(folder);
    if (free < minFreeBytes + needed) {
      found.add(
          new Found(
              Refusal.CANNOT_WRITE,
              new Problem(
                  folder.toString(),
                  "%d MB are free, the run needs about %d MB and %d MB are to stay free (matchday.batch.min-free-mb); free some space"
                      .formatted(megabytes(free), megabytes(needed), megabytes(minFreeBytes)))));
    }
  }

  /** At most so many: matches without features are among them. */
  private long rows(PredictionRequest request) {
    JdbcMatches matches = new JdbcMatches(database);
    return request.scope() == PredictionScope.ALL
        ? matches.count()
        : matches.countFrom(request.asOf());
  }

  private static Path existing(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    while (!Files.exists(path)) {
      path = Optional.ofNullable(path.getParent()).orElseThrow();
    }
    return path;
  }

  /** A file system that does not tell is taken for one with room. */
  private static long freeBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }
}
