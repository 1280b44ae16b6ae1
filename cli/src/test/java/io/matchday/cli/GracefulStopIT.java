package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is asked to end while clients wait for answers. */
class GracefulStopIT {

  private static final int IN_FLIGHT = 100;
  private static final String BODY = "{\"match_id\": 7, \"features\": {}}";

  @TempDir private Path folder;

  /** A request whose last byte has not been sent: nobody can have answered it. */
  private static final class OpenRequest implements AutoCloseable {
    private final Socket socket;

    OpenRequest(URI service) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
      String head =
          "POST /predict/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n";
      send(head + BODY.substring(0, BODY.length() - 1));
    }

    void finish() throws IOException {
      send(BODY.substring(BODY.length() - 1));
    }

    private void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }

    String answer() throws IOException {
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void no_request_in_flight_is_lost_when_the_service_is_asked_to_end() throws Exception {
    PackagedProgram program = new PackagedProgram(folder.resolve("home"), Map.of());
    SampleHome.copyTo(folder.resolve("home"));
    List<OpenRequest> requests = new ArrayList<>();
    try (PackagedProgram.Running service = program.serve()) {
      URI address = URI.create(service.address());
      for (int i = 0; i < IN_FLIGHT; i++) {
        requests.add(new OpenRequest(address));
      }
      // Answered after the open ones were taken in: connections are accepted in their order.
      try (OpenRequest last = new OpenRequest(address)) {
        last.finish();
        last.socket.shutdownOutput();
        assertThat(last.answer()).startsWith("HTTP/1.1 200");
      }

      service.process().destroy();
      PackagedProgram.awaited(
          "the service to take no new connection", () -> refusesConnections(address));
      for (OpenRequest request : requests) {
        request.finish();
      }

      for (OpenRequest request : requests) {
        assertThat(request.answer()).startsWith("HTTP/1.1 200").contains("\"match_id\":7");
      }
      assertThat(service.process().onExit().get(30, TimeUnit.SECONDS).exitValue()).isZero();
    } finally {
      for (OpenRequest request : requests) {
        request.close();
      }
    }
  }

  private static Optional<Boolean> refusesConnections(URI address) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      return socket.isConnected() ? Optional.empty() : Optional.of(true);
    } catch (IOException e) {
      return Optional.of(true);
    }
  }
}
