package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLinesTest {

  @TempDir Path folder;

  private List<List<String>> read(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("x.csv"), content);
    List<List<String>> lines = new ArrayList<>();
    try (CsvLines csv = CsvLines.open(file, "x.csv")) {
      for (Optional<CsvLine> line = csv.next(); line.isPresent(); line = csv.next()) {
        assertThat(line.get().number()).isEqualTo(lines.size() + 1);
        lines.add(line.get().cells());
      }
    }
    return lines;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void utf8_with_and_without_bom_and_windows_1252_read_the_same() throws IOException {
    String text = "Köln,\u2019s Łódź".replace("Łódź", "é");

    assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(List.of("Köln", "’s é"));
    assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
        .containsExactly(List.of("Köln", "’s é"));
    assertThat(read(text.getBytes(Charset.forName("windows-1252"))))
        .containsExactly(List.of("Köln", "’s é"));
  }

  @Test
  void a_character_across_the_buffers_edge_is_whole() throws IOException {
    for (int before = (1 << 16) - 3; before <= 1 << 16; before++) {
      String text = "a\n".repeat(before / 2) + "a".repeat(before % 2) + "ö\uD83D\uDE00";

      List<List<String>> lines = read(text.getBytes(StandardCharsets.UTF_8));

      assertThat(lines.get(lines.size() - 1).get(0)).endsWith("ö\uD83D\uDE00");
    }
  }

  @Test
  void every_kind_of_line_end_counts_one_line() throws IOException {
    assertThat(read("a\r\nb\rc\n\nd".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of(), List.of("d"));
  }

  @Test
  void gzip_is_known_by_its_content() throws IOException {
    assertThat(read(gzip("a,b\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void cut_off_gzip_is_refused_where_it_ends() throws IOException {
    byte[] whole = gzip("a,b\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 9)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the gzip data ends or is damaged here");
  }

  @Test
  void a_line_without_end_is_refused() {
    assertThatThrownBy(() -> read(("a\n" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("x.csv line 2 is longer than 65536 characters");
  }

  @Test
  void a_missing_file_and_a_directory_are_refused_by_name() {
    assertThatThrownBy(() -> CsvLines.open(folder.resolve("no.csv"), "no.csv"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.NO_INPUT))
        .hasMessage("no.csv does not exist; expected a CSV file, or one compressed with gzip");
    assertThatThrownBy(() -> CsvLines.open(folder, "inbox"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA))
        .hasMessage("inbox is a directory; expected a CSV file, or one compressed with gzip");
  }
}
