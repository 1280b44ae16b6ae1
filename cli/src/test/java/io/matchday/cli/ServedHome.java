package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command serve, running inside the test's process at a time of its own. */
final class ServedHome implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("serving on (http://\\S+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Session session;
  private final CompletableFuture<Integer> ended;
  private final String address;

  /** Starts it on any free port and waits until it listens. */
  ServedHome(Path home, Map<String, String> environment, Clock clock, String... options) {
    session = new Session(new PrintWriter(out), new PrintWriter(err), environment, clock, false);
    List<String> words = new ArrayList<>(List.of("--home", home.toString()));
    words.addAll(List.of("serve", "--port", "0"));
    words.addAll(List.of(options));
    ended =
        CompletableFuture.supplyAsync(
            () -> Main.run(words.toArray(String[]::new), session),
            task -> new Thread(task, "served-home").start());
    address = PackagedProgram.awaited("the service to start", this::find);
  }

  private Optional<String> find() {
    assertThat(ended).as(err.toString()).isNotDone();
    Matcher matcher = ADDRESS.matcher(out.toString());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  String address() {
    return address;
  }

  int status(String path) {
    return get(path).statusCode();
  }

  HttpResponse<String> get(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    session.stop();
    assertThat(ended.join()).as(err.toString()).isZero();
  }
}
