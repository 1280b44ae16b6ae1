package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.FilePathQuota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under a service on H2. */
class FullDiskTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";

  /** More tasks need much more room than there is left, and so many may wait. */
  private static final int MOST_TASKS = 5_000;

  private static final long ROOM = 256 << 10;

  @TempDir private Path home;

  private final FakeModel model = new FakeModel("0123456789ab", "pace");

  @AfterEach
  void free() {
    FilePathQuota.longest(Long.MAX_VALUE);
  }

  @Test
  void a_service_whose_disk_is_full_reads_and_scores_on_and_stores_again_once_there_is_room()
      throws IOException {
    try (Database database = Database.open(FilePathQuota.database(home))) {
      database.migrate();
      new StoredData(database).publishOneMatch(model.runId());
      try (RunningService service =
          ServingApplication.start(
              ServingSettings.of(Map.of("port", "0")),
              database,
              alias -> model,
              Clock.systemUTC())) {
        Client client = new Client(service.port());
        Answer lookup = client.get("/predict/42");
        assertThat(lookup.status()).isEqualTo(200);
        FilePathQuota.longest(Files.size(home.resolve("db.mv.db")) + ROOM);

        List<String> accepted = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
          Answer refused = fill(client, accepted);
          assertProblem(refused, 503);
          assertThat(refused.body()).contains("the database does not answer");
          assertThat(client.get("/livez").status()).isEqualTo(200);
          assertThat(client.post("/predict/", BODY).status()).isEqualTo(200);
          assertThat(client.get("/predict/42").body()).isEqualTo(lookup.body());
          Client.eventually(() -> client.get("/readyz").status() == 200);
          Client.eventually(() -> client.get("/predict/43").status() == 404);
        }
        assertThat(accepted).isNotEmpty();
        FilePathQuota.longest(Long.MAX_VALUE);

        Client.eventually(() -> client.post("/predict/async/", BODY).status() == 202);
        for (String task : accepted) {
          Client.eventually(() -> client.get(task).body().contains("success"));
        }
      }
    }
  }

  /** Submits tasks until one is refused, and gives that answer. */
  private static Answer fill(Client client, List<String> accepted) {
    for (int task = 0; task < MOST_TASKS; task++) {
      Answer answer = client.post("/predict/async/", BODY);
      if (answer.status() != 202) {
        return answer;
      }
      accepted.add(answer.header("Location"));
    }
    throw new AssertionError(MOST_TASKS + " tasks found room");
  }
}
