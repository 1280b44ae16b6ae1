package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script and the completion script, as the shell sees them. */
class LauncherTest {

  private static final Path LAUNCHER = PackagedProgram.ROOT.resolve("matchday");

  @TempDir private Path folder;

  @Test
  void the_launcher_is_sound_shell() throws Exception {
    ProgramCall call = run("bash", "-n", LAUNCHER.toString());

    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
  }

  @Test
  void the_completion_script_is_sound_shell() throws Exception {
    Path script = folder.resolve("completion");
    Files.writeString(script, ProgramCall.on(folder, "generate-completion").out());

    ProgramCall call = run("bash", "-n", script.toString());

    assertThat(Files.readString(script)).contains("complete -F");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
  }

  @Test
  void without_a_build_that_it_may_make_the_launcher_says_so() throws Exception {
    Path copy = Files.copy(LAUNCHER, folder.resolve("matchday"));

    ProgramCall call = run("bash", copy.toString(), "--help");

    assertThat(call.err())
        .isEqualToIgnoringNewLines(
            "matchday: not built yet, and MATCHDAY_BUILD=never forbids to; run 'mvn package' in "
                + folder.toRealPath());
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(69);
  }

  @ParameterizedTest
  @CsvSource({
    "'java.base jdk.incubator.vector java.sql', predict, on, true",
    "'java.base jdk.incubator.vector java.sql', nightly, on, false",
    "'java.base jdk.incubator.vector java.sql', serve, on, false",
    "'java.base jdk.incubator.vector java.sql', predict, off, false",
    "java.base java.sql, predict, on, false"
  })
  void a_runtime_that_has_vectors_is_asked_for_them_where_many_rows_are_scored(
      String modules, String command, String wanted, boolean isAsked) throws Exception {
    Path copy = Files.copy(LAUNCHER, folder.resolve("matchday"));
    Files.createDirectories(folder.resolve("cli/target"));
    Files.createFile(folder.resolve("cli/target/matchday.jar"));
    Path java = Files.createDirectories(folder.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, "#!/usr/bin/env bash\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("runtime/release"), "MODULES=\"" + modules + "\"\n");

    ProgramCall call =
        run(
            "env",
            "JAVA_HOME=" + folder.resolve("runtime"),
            "MATCHDAY_VECTOR=" + wanted,
            "bash",
            copy.toString(),
            command);

    assertThat(call.err()).isEmpty();
    assertThat(call.out().startsWith("--add-modules jdk.incubator.vector -Xmx1g"))
        .isEqualTo(isAsked);
    assertThat(call.out()).endsWith("matchday.jar " + command + "\n");
  }

  private ProgramCall run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("MATCHDAY_BUILD", "never");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new ProgramCall(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
