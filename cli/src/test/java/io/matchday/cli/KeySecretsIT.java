package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.ApiKeyHash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of the packaged service: followed while it runs, and never written down. */
class KeySecretsIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String WRONG = "matchday_wrong-key-that-nobody-made";
  private static final String OF_SETTINGS = "a key of the settings";

  @TempDir private Path folder;

  @Test
  void no_log_holds_a_key_or_its_hash() throws Exception {
    Path home = folder.resolve("home");
    PackagedProgram program =
        new PackagedProgram(
            home, Map.of("MATCHDAY_SERVING_API_KEYS", ApiKeyHash.of(OF_SETTINGS).hex()));
    String key;
    String output;
    try (PackagedProgram.Running service = program.serve()) {
      assertThat(status(service, OF_SETTINGS)).isEqualTo(200);
      assertThat(status(service, WRONG)).isEqualTo(401);
      key = program.call("keys", "create", "anna", "--scope", "read").out().strip();
      PackagedProgram.awaited("the new key to open", () -> statusIs(service, key, 200));

      assertThat(program.call("keys", "revoke", "anna").code()).isZero();
      PackagedProgram.awaited("the revoked key to be refused", () -> statusIs(service, key, 401));

      service.process().destroy();
      service.process().onExit().get(30, TimeUnit.SECONDS);
      output = Files.readString(service.output());
    }

    String logs = logs(home);
    assertThat(logs).contains("API key anna is in use", "API key settings-1 is in use");
    for (String secret : new String[] {key, WRONG, OF_SETTINGS}) {
      assertThat(logs + output).doesNotContain(secret, ApiKeyHash.of(secret).hex());
    }
  }

  private static Optional<Boolean> statusIs(
      PackagedProgram.Running service, String key, int status) {
    return Optional.of(status(service, key) == status).filter(is -> is);
  }

  private static int status(PackagedProgram.Running service, String key) {
    URI uri = URI.create(service.address() + "/predict/matches/");
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).header("X-API-Key", key).build();
      return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String logs(Path home) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(home.resolve("logs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
