package io.matchday.cli;

import io.matchday.job.BatchSettings;
import io.matchday.serving.RunningService;
import io.matchday.serving.ServingApplication;
import io.matchday.serving.ServingSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the HTTP service until the process is asked to end. */
@Command(name = "serve", description = "Answer over HTTP from this home until stopped.")
final class ServeCommand implements Runnable {

  private final Session session;

  @Option(names = "--port", paramLabel = "PORT", description = "where to listen (8000)")
  private Optional<String> port = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "which address to listen on (127.0.0.1); another needs API keys")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--nightly",
      paramLabel = "CRON",
      description = {
        "run the night at these times too: five fields, in UTC, such as \"15 3 * * *\" (never)",
        "once for all services on one database; a missed night is caught up at the start"
      })
  private Optional<String> nightly = Optional.empty();

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Map<String, String> flags = new LinkedHashMap<>();
    port.ifPresent(value -> flags.put(ServingSettings.PREFIX + "port", value));
    host.ifPresent(value -> flags.put(ServingSettings.PREFIX + "host", value));
    nightly.ifPresent(value -> flags.put(BatchSettings.PREFIX + "nightly", value));
    CountDownLatch stopped = new CountDownLatch(1);
    session.onStop(stopped::countDown);
    // Closed in the other order: requests end first, then the night, then the database.
    try (Workspace workspace = session.open(flags);
        Nights nights = Nights.of(workspace);
        RunningService service =
            ServingApplication.start(
                workspace.settings().serving(),
                workspace.database(),
                workspace.home().models(),
                session.clock())) {
      nights.start();
      session
          .out()
          .printf(
              "serving on http://%s:%d%n",
              workspace.settings().serving().http().host(), service.port());
      session.out().flush();
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
