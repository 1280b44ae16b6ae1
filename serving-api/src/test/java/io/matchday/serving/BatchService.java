package io.matchday.serving;

import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A service in a JVM of its own, whose heap {@link BatchMemoryTest} bounds: takes a folder for its
 * model, prints its port, and ends with its standard input.
 */
final class BatchService {

  static final List<String> FEATURES =
      IntStream.range(0, 60).mapToObj(i -> "feature_" + i).toList();

  private BatchService() {}

  public static void main(String... arguments) throws Exception {
    Path models = Path.of(arguments[0]);
    try (Database database = TestDatabases.h2()) {
      StoredData data = new StoredData(database);
      data.promote(
          "Production", data.model(models, SampleBundles.writeBundle(models, FEATURES, 1)));
      RunningService service =
          ServingApplication.start(
              ServingSettings.of(Map.of("port", "0")), database, models, Clock.systemUTC());
      System.out.println(service.port());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nothing is sent; the end of the test ends the stream.
      }
      service.close();
    }
  }
}
