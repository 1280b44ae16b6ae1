package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send a byte now and then, or nothing any more, each in its own way. */
class SlowClientsTest {

  private static final int CLIENTS = 500;
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(100);

  /** What the server allows, when it looks, and some air for a machine that is busy. */
  private static final Duration CUT_OFF = Duration.ofSeconds(15);

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";

  private static final String HEAD =
      "POST /predict/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

  /** How each client begins; after that one byte at a time, or nothing at all. */
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "GET /livez",
          HEAD,
          HEAD + "Content-Length: 5000\r\n\r\n{",
          HEAD + "Transfer-Encoding: chunked\r\n\r\n1000\r\n{");

  /** A client that is never done. */
  private static final class SlowClient {
    private final SocketChannel channel;
    private final boolean isSilent;
    private final String kind;
    private boolean isCutOff;

    SlowClient(int port, int number) {
      try {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        String beginning = BEGINNINGS.get(number % BEGINNINGS.size());
        channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII)));
        isSilent = number % 2 == 0;
        kind = (isSilent ? "silent after " : "trickling after ") + beginning;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Sends one more byte, unless the server has closed. */
    void goOn() {
      ByteBuffer answer = ByteBuffer.allocate(8_192);
      try {
        if (channel.read(answer) < 0) {
          close();
        } else if (!isSilent) {
          channel.write(ByteBuffer.wrap(new byte[] {'a'}));
        }
      } catch (IOException e) {
        close();
      }
    }

    void close() {
      isCutOff = true;
      try {
        channel.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final FakeModel model = new FakeModel("0123456789ab", "pace");
  private final List<SlowClient> slow = new ArrayList<>();
  private Database database;
  private RunningService service;

  @BeforeEach
  void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    ServingSettings settings = ServingSettings.of(Map.of("port", "0", "read-timeout", "2s"));
    service = ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    slow.forEach(SlowClient::close);
    service.close();
    database.close();
  }

  @Test
  void five_hundred_slow_clients_are_cut_off_and_nobody_else_waits_for_them() {
    Client client = new Client(service.port());
    for (int i = 0; i < CLIENTS; i++) {
      slow.add(new SlowClient(service.port(), i));
    }

    long start = System.nanoTime();
    long nextByte = start;
    int answered = 0;
    while (slow.stream().anyMatch(one -> !one.isCutOff)
        && System.nanoTime() - start < CUT_OFF.toNanos()) {
      assertThat(client.post("/predict/", BODY).status()).isEqualTo(200);
      answered++;
      if (System.nanoTime() >= nextByte) {
        slow.stream().filter(one -> !one.isCutOff).forEach(SlowClient::goOn);
        nextByte = System.nanoTime() + BETWEEN_BYTES.toNanos();
      }
    }

    assertThat(slow.stream().filter(one -> !one.isCutOff).map(one -> one.kind)).isEmpty();
    assertThat(answered).isGreaterThan(100);
  }
}
