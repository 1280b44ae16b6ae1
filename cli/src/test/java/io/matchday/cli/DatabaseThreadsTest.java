package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That nothing of ours interrupts a thread, which breaks an embedded database the thread is at. A
 * thread may restore its own flag.
 */
class DatabaseThreadsTest {

  private static final Pattern INTERRUPTS =
      Pattern.compile(
          "(?<!Thread\\.currentThread\\(\\))\\.interrupt\\(\\)"
              + "|\\.shutdownNow\\(|\\.cancel\\(\\s*true\\s*\\)|\\.invokeAny\\(");

  @Test
  void no_source_interrupts_a_thread() throws IOException {
    List<String> found = new ArrayList<>();
    int sources = 0;
    for (String module :
        List.of(
            "batch-inference/scoring",
            "batch-inference/training",
            "batch-inference/storage",
            "batch-inference/job",
            "serving-api",
            "cli")) {
      try (Stream<Path> files =
          Files.walk(PackagedProgram.ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          sources++;
          interruptsIn(Files.readString(file)).forEach(call -> found.add(file + ": " + call));
        }
      }
    }

    assertThat(sources).isGreaterThan(300);
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thread.interrupt();",
        "executor.shutdownNow();",
        "future.cancel(true);",
        "future.cancel( true );",
        "threads.invokeAny(tasks);"
      })
  void a_planted_interrupt_is_found(String code) {
    assertThat(interruptsIn(code)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.currentThread().interrupt();",
        "executor.shutdown();",
        "future.cancel(false);",
        "public List<Runnable> shutdownNow() {",
        "execution.interrupted();"
      })
  void what_interrupts_nobody_is_let_be(String code) {
    assertThat(interruptsIn(code)).isEmpty();
  }

  private static List<String> interruptsIn(String source) {
    Matcher matcher = INTERRUPTS.matcher(source);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
