package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.FaultRounds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two services and the commands on one embedded home: a service or a command is killed, again and
 * again, while the other service answers.
 */
@Tag("faults")
class SharedHomeFaultsIT {

  private static final String[] FEATURES = {"features"};

  @TempDir private Path folder;

  @Test
  void the_other_service_answers_throughout_whoever_is_killed() throws Exception {
    FaultRounds rounds = FaultRounds.of("service or command killed on a shared home", 20, 2);
    SampleHome.copyTo(folder.resolve("home"));
    PackagedProgram program = new PackagedProgram(folder.resolve("home"), Map.of());
    int services = 0;
    PackagedProgram.Running killed = program.serve();
    try (PackagedProgram.Running stays = program.serve();
        Lookups lookups = new Lookups(stays.address())) {
      for (int round = 0; round < rounds.count(); round++) {
        // Both kinds whatever the dice say, and the first of them on the owner of the file.
        boolean service = round % 2 == 0;
        long nanos = rounds.random().nextLong(TimeUnit.SECONDS.toNanos(3));
        try (PackagedProgram.Running command = program.start(FEATURES)) {
          boolean ended = command.process().waitFor(nanos, TimeUnit.NANOSECONDS);
          if (service) {
            services++;
            killed.close();
            assertThat(ended || command.process().waitFor(90, TimeUnit.SECONDS)).isTrue();
            killed = program.serve();
          }
        }
        ProgramCall again = program.call(FEATURES);
        assertThat(again.code()).as(again.err()).isZero();
        PackagedProgram.awaited(
            "the service to be ready again",
            () -> Optional.of(lookups.status("/readyz")).filter(status -> status == 200));
      }
      lookups.end();
      assertThat(lookups.statuses.keySet()).containsOnly(200);
      rounds.report(
          "services killed %d, commands killed %d, lookups %s, not answered 0"
              .formatted(services, rounds.count() - services, lookups.statuses));
    } finally {
      killed.close();
    }
  }

  /** Asks for one prediction after the other until it is closed. */
  private static final class Lookups implements AutoCloseable {
    private final ConcurrentSkipListMap<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final String address;
    private final CompletableFuture<Void> ended;

    Lookups(String address) {
      this.address = address;
      this.ended = CompletableFuture.runAsync(this::ask, work -> new Thread(work).start());
    }

    private void ask() {
      while (!ending.get()) {
        statuses.merge(status("/predict/1"), 1, Integer::sum);
      }
    }

    /** The status of an answer; 0 when there was none. */
    private int status(String path) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path))
              .timeout(Duration.ofSeconds(20))
              .build();
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode();
      } catch (IOException e) {
        return 0;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void end() {
      ending.set(true);
      ended.join();
    }

    @Override
    public void close() {
      end();
    }
  }
}
