package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch takes turns with sync predictions where only one may score and none may wait. */
class BatchTurnsTest {

  private static final String ROW = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final int ROWS = 40_000;
  private static final int BLOCK = 500;

  private final FakeModel model = new FakeModel("0123456789ab", "pace");
  private Database database;
  private RunningService service;
  private Client client;

  @BeforeEach
  void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    Map<String, String> one =
        Map.of("port", "0", "max-concurrent-predictions", "1", "max-waiting-predictions", "0");
    service =
        ServingApplication.start(
            ServingSettings.of(one), database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterEach
  void stop() {
    model.release();
    service.close();
    database.close();
  }

  @Test
  void a_batch_that_is_being_sent_or_not_being_read_keeps_nobody_waiting() throws IOException {
    byte[] row = (ROW + "\n").getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /predict/batch/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Content-Type: application/x-ndjson\r\nContent-Length: "
                  + (long) ROWS * row.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      send(out, row, 2 * BLOCK);
      Client.eventually(() -> scored() >= BLOCK);

      assertThat(client.post("/predict/", ROW).status()).isEqualTo(200);

      send(out, row, ROWS - 2 * BLOCK);
      Client.eventually(() -> scored() == ROWS);
      assertThat(client.post("/predict/", ROW).status()).isEqualTo(200);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 200");
      assertThat(answer.lines().filter(line -> line.startsWith("{\"match_id\":1,"))).hasSize(ROWS);
    }
  }

  private static void send(OutputStream out, byte[] row, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      out.write(row);
    }
    out.flush();
  }

  private double scored() {
    return Scrape.of(client).value("prediction_batch_rows_total{result=\"scored\"}");
  }

  @Test
  void a_batch_that_gets_no_turn_is_refused_as_a_whole_and_says_when_to_come_back() {
    model.hold();
    CompletableFuture<Answer> held = client.postLater("/predict/", ROW);
    model.awaitHeld();

    Answer refused = client.post("/predict/batch/", "[" + ROW + "]");

    assertProblem(refused, 503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    model.release();
    assertThat(held.join().status()).isEqualTo(200);
  }
}
