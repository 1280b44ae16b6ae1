package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.FaultRounds;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.PublishedPrediction;
import io.matchday.storage.PublishedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many readers while one run after the other is published: each sees the whole of one run. */
@Tag("faults")
class ReadsDuringPublishesTest {

  private static final int ROWS = 200;
  private static final int READERS = 3;

  @TempDir private Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void no_read_mixes_two_runs(Database database) throws Exception {
    try (database) {
      FaultRounds rounds = FaultRounds.of("publishes under reads on " + kind(database), 20, 8);
      int readsWanted = rounds.count() * 500;
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      Map<String, Set<String>> contents = new ConcurrentHashMap<>();
      publish(predicting, 1, contents);
      publish(predicting, 2, contents);
      assertThat(contents).hasSize(2);
      Readers readers = new Readers(database, contents);
      List<CompletableFuture<Void>> reading = readers.start();
      for (int publish = 1; publish <= rounds.count(); publish++) {
        readers.awaitReads(500 * (publish - 1));
        publish(predicting, 2 - publish % 2, contents);
      }
      readers.awaitReads(readsWanted);
      readers.end(reading);

      assertThat(predicting.published()).hasSize(rounds.count() + 2);
      assertThat(readers.runsSeen).hasSizeGreaterThan(rounds.count() / 2);
      rounds.report(
          "publishes %d, reads %d of %d runs, mixed 0, incomplete 0"
              .formatted(rounds.count(), readers.reads.get(), readers.runsSeen.size()));
    }
  }

  private static String kind(Database database) {
    return database.settings().isH2() ? "H2" : "PostgreSQL";
  }

  /** Publishes a run of one of two models, and remembers what that model says. */
  private static void publish(Predicting predicting, long seed, Map<String, Set<String>> contents) {
    ModelRunId model = predicting.promote(seed);
    contents.computeIfAbsent(
        model.value(), id -> Set.copyOf(predicting.content(predicting.run(2).run().id())));
    predicting.run(2);
  }

  private static final class Readers {
    final AtomicInteger reads = new AtomicInteger();
    final Set<Long> runsSeen = ConcurrentHashMap.newKeySet();
    private final Database database;
    private final JdbcPublishedPredictions published;
    private final Map<String, Set<String>> contents;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);

    Readers(Database database, Map<String, Set<String>> contents) {
      this.database = database;
      this.published = new JdbcPublishedPredictions(database);
      this.contents = contents;
    }

    List<CompletableFuture<Void>> start() {
      List<CompletableFuture<Void>> reading = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        reading.add(CompletableFuture.runAsync(this::readOn, threads));
      }
      return reading;
    }

    void awaitReads(int count) {
      while (reads.get() < count && !threads.isTerminated()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }

    void end(List<CompletableFuture<Void>> reading) {
      ending.set(true);
      reading.forEach(CompletableFuture::join);
      threads.shutdown();
    }

    private void readOn() {
      try {
        while (!ending.get()) {
          if (reads.get() % 2 == 0) {
            readByStore();
          } else {
            readByOneStatement();
          }
          reads.incrementAndGet();
        }
      } finally {
        // What failed is told at the end; nobody waits for reads that will not come.
        threads.shutdown();
      }
    }

    private void readByStore() {
      PublishedRun run = published.runs().get(0);
      List<String> rows = new ArrayList<>();
      published.ofRun(run, ROWS + 1, prediction -> rows.add(line(prediction)));
      Collections.reverse(rows);
      check(run.modelRunId().value(), rows);
      runsSeen.add(run.id().value());
    }

    private static String line(PublishedPrediction prediction) {
      return "%d %x %x %x"
          .formatted(
              prediction.matchId().value(),
              Double.doubleToRawLongBits(prediction.probabilities().home()),
              Double.doubleToRawLongBits(prediction.probabilities().draw()),
              Double.doubleToRawLongBits(prediction.probabilities().away()));
    }

    /** As a notebook reads: the rows of the newest run by one statement of the view. */
    private void readByOneStatement() {
      Map<String, List<String>> byModel = new TreeMap<>();
      Set<Long> runs = new HashSet<>();
      database
          .client()
          .sql(
              """
              SELECT match_id, p_home, p_draw, p_away, model_run_id, run_id
              FROM published_prediction
              WHERE run_id = (SELECT MAX(run_id) FROM prediction_run WHERE published_at IS NOT NULL)
              """)
          .query(
              row -> {
                runs.add(row.getLong(6));
                byModel
                    .computeIfAbsent(row.getString(5), id -> new ArrayList<>())
                    .add(
                        "%d %x %x %x"
                            .formatted(
                                row.getLong(1),
                                Double.doubleToRawLongBits(row.getDouble(2)),
                                Double.doubleToRawLongBits(row.getDouble(3)),
                                Double.doubleToRawLongBits(row.getDouble(4))));
              });
      assertThat(runs).hasSize(1);
      byModel.forEach(this::check);
      runsSeen.addAll(runs);
    }

    private void check(String model, List<String> rows) {
      assertThat(rows).hasSize(ROWS);
      assertThat(new HashSet<>(rows)).isEqualTo(contents.get(model));
    }
  }
}
