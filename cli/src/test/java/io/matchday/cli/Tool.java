package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of others that checks our files where it is installed. */
final class Tool {

  private final List<String> command;

  private Tool(List<String> command) {
    this.command = command;
  }

  /** The tool on the path of commands; without it the test is skipped and says what to install. */
  static Tool orSkip(String name, String install) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no " + name + " here (" + install + "); skipped it");
    return new Tool(List.of(found.orElseThrow().toString()));
  }

  /** Runs it; fails unless it ends with 0. */
  void accepts(String input, String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output;
    try (InputStream out = process.getInputStream()) {
      output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor()).as(output).isZero();
  }
}
