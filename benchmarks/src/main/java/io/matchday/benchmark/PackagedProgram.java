package io.matchday.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program as it is shipped, run by its launcher as a process of its own.
 *
 * @param launcher the launcher of a built tree
 */
record PackagedProgram(Path launcher) {

  /**
   * Runs a command to its end.
   *
   * @return what it printed
   */
  String run(Path home, String... arguments) {
    try {
      Path printed = Files.createTempFile("matchday", ".txt");
      Process process = builder(home, arguments).redirectOutput(printed.toFile()).start();
      int code = process.waitFor();
      String text = Files.readString(printed, StandardCharsets.UTF_8);
      Files.delete(printed);
      if (code != 0) {
        throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the service on this port, with room for as many tasks as come. */
  ServerProcess serve(Path home, int port) {
    String room = "matchday.serving.task-capacity=1000000";
    return ServerProcess.start(
        builder(home, "serve", "--port", Integer.toString(port), "--set", room), port);
  }

  private ProcessBuilder builder(Path home, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(launcher.toString(), "--home", home.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }
}
