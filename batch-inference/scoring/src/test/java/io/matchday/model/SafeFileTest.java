package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {

  @TempDir private Path folder;

  @Test
  void a_file_of_the_largest_size_is_read_whole() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[200_000]);

    assertThat(SafeFile.read(file, 200_000, "the limit")).hasSize(200_000);
  }

  @Test
  void a_larger_file_is_refused_with_the_reason() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[200_001]);

    assertThatThrownBy(() -> SafeFile.read(file, 200_000, "the limit"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(file + ": has 200001 bytes, expected at most 200000, the limit");
  }

  @Test
  void a_file_that_grows_or_shrinks_while_it_is_read_is_refused() {
    assertThatThrownBy(
            () -> SafeFile.whole(folder, new ByteArrayInputStream(new byte[70_000]), 69_999))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("grew while it was read");
    assertThatThrownBy(
            () -> SafeFile.whole(folder, new ByteArrayInputStream(new byte[70_000]), 70_001))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("shrank while it was read");
  }

  @Test
  void what_is_no_regular_file_is_refused() {
    assertThatThrownBy(() -> SafeFile.read(folder, 1, ""))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is a folder, a link or a device");
    assertThatThrownBy(() -> SafeFile.read(folder.resolve("none"), 1, ""))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is not there");
  }
}
