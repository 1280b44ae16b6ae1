package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading takes no more memory than is said of {@link ModelFile}, shown by a heap of that size. */
class LoadMemoryTest {

  private static final int MEBIBYTE = 1 << 20;
  private static final int SIZE = 6 * MEBIBYTE;

  /** What a JVM and the classes of the loader take, whatever the file. */
  private static final int BESIDE = 24 * MEBIBYTE;

  @TempDir private Path folder;

  @Test
  void hostile_files_fit_the_stated_memory() throws Exception {
    List<Path> files = written(HostileModels.refused(SIZE));

    List<String> outcomes = load(SIZE * ModelFile.MEMORY + BESIDE, files);

    assertThat(outcomes).hasSameSizeAs(files).allMatch(each -> each.startsWith("refused "));
  }

  @Test
  void strange_files_fit_the_stated_memory() throws Exception {
    List<Path> files = written(HostileModels.accepted(SIZE));

    List<String> outcomes = load(SIZE * ModelFile.MEMORY + BESIDE, files);

    assertThat(outcomes).hasSameSizeAs(files).allMatch(each -> each.startsWith("loaded "));
  }

  @Test
  void a_file_too_large_for_the_heap_is_refused_before_it_is_read() throws Exception {
    Path file = folder.resolve("twenty.ubj");
    Files.write(file, HostileModels.refused(20 * MEBIBYTE).get("UBJ: truths").get());

    List<String> outcomes = load(128 * MEBIBYTE, List.of(file));

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0))
        .matches("refused .*twenty.ubj: has \\d+ bytes, expected at most .*");
  }

  @Test
  void a_sparse_file_of_five_gigabytes_is_refused_before_it_is_read() throws Exception {
    Path file = folder.resolve("sparse.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(5_000_000_000L);
    }

    List<String> outcomes = load(64 * MEBIBYTE, List.of(file));

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0)).contains("sparse.json: has 5000000000 bytes, expected at most");
  }

  private List<Path> written(Map<String, Supplier<byte[]>> models) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Supplier<byte[]> model : models.values()) {
      Path file = folder.resolve("model-" + files.size());
      Files.write(file, model.get());
      files.add(file);
    }
    return files;
  }

  /** What a JVM with a heap of this size says of the files; fails when it ends in any other way. */
  private List<String> load(int heap, List<Path> files) throws Exception {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoadInChild.class.getName()));
    files.forEach(file -> command.add(file.toString()));
    Process child =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(Files.readString(errors)).isEmpty();
    assertThat(child.exitValue()).isZero();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
