package io.matchday.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program as a user runs it: processes of its own on one home. */
final class PackagedProgram {

  static final Path ROOT = Path.of(System.getProperty("matchday.root", ".."));

  private static final Path JAR = ROOT.resolve("cli/target/matchday.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern ADDRESS = Pattern.compile("serving on (http://[^\\s]+)");

  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param home the home folder
   * @param environment variables of every process
   */
  PackagedProgram(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** Runs a command to its end. */
  ProgramCall call(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home.getParent(), "out", ".txt");
    Path err = Files.createTempFile(home.getParent(), "err", ".txt");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", arguments) + " did not end");
    }
    return new ProgramCall(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** A command that runs on; what it writes goes to a file beside the home. */
  record Running(Process process, Path output, String address) implements AutoCloseable {
    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }

    long pid() {
      return process.pid();
    }
  }

  /** Starts a command and does not wait for it; what it writes goes to a file beside the home. */
  Running start(String... arguments) throws IOException {
    Path output = Files.createTempFile(home.getParent(), "started", ".txt");
    Process process =
        builder(arguments).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new Running(process, output, "");
  }

  /** Starts the service on a free port and waits until it says where it listens. */
  Running serve() throws IOException {
    Path output = Files.createTempFile(home.getParent(), "serve", ".txt");
    Process process =
        builder("serve", "--port", "0")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    String address =
        awaited(
            "the service to start: " + output,
            () -> process.isAlive() ? find(output) : Optional.empty());
    return new Running(process, output, address);
  }

  private static Optional<String> find(Path output) {
    try {
      Matcher matcher = ADDRESS.matcher(Files.readString(output));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Waits until something is there. */
  static <T> T awaited(String what, Supplier<Optional<T>> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> result = condition.get();
      if (result.isPresent()) {
        return result.get();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new AssertionError("waited in vain for " + what);
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", JAR.toString(), "--home", home.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("MATCHDAY_"));
    builder.environment().putAll(environment);
    return builder;
  }
}
