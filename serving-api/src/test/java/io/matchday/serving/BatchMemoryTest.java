package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch of the most rows goes through a service with a heap far smaller than its body. */
class BatchMemoryTest {

  private static final int ROWS = 100_000;
  private static final long HEAP = 64L << 20;

  @TempDir private Path folder;

  @Test
  void a_hundred_thousand_rows_go_through_a_small_heap() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BatchService.class.getName(), folder.resolve("models").toString()));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int port = Integer.parseInt(portLine(out));

      HttpResponse<InputStream> response = post(port);

      assertThat(response.statusCode()).isEqualTo(200);
      assertAnswered(response.body());
    } finally {
      process.getOutputStream().close();
      process.waitFor();
    }
    assertThat(process.exitValue()).isZero();
  }

  /** The first line that is a number; the logs of the service may come before it. */
  private static String portLine(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.matches("[0-9]+")) {
      line = out.readLine();
    }
    assertThat(line).as("the port").isNotNull();
    return String.valueOf(line);
  }

  /** Above 80 MB, made while they are sent; every tenth row is wrong. */
  private static HttpResponse<InputStream> post(int port) throws Exception {
    String features =
        BatchService.FEATURES.stream()
            .map(name -> "\"" + name + "\": 0.5")
            .collect(Collectors.joining(", ", "{", "}"));
    Iterable<byte[]> rows =
        () ->
            IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> row(i, i % 10 == 0 ? "[]" : features))
                .iterator();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/predict/batch/"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArrays(rows))
                .build(),
            BodyHandlers.ofInputStream());
  }

  private static byte[] row(int matchId, String features) {
    String json = "{\"match_id\": " + matchId + ", \"features\": " + features + "}\n";
    return json.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertAnswered(InputStream body) throws IOException {
    int next = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        next++;
        String kind = next % 10 == 0 ? "\"row\":" + next : "\"prediction\":";
        assertThat(line).startsWith("{\"match_id\":" + next + "," + kind);
      }
    }
    assertThat(next).isEqualTo(ROWS);
  }
}
