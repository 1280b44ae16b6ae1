package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

  @TempDir private Path home;

  @Test
  void a_key_is_shown_once_and_listed_without_it() {
    ProgramCall created = ProgramCall.on(home, "keys", "create", "anna", "--rate", "5");
    ProgramCall listed = ProgramCall.on(home, "keys", "list", "-o", "json");

    assertThat(created.code()).isZero();
    assertThat(created.out()).matches("matchday_[A-Za-z0-9_-]{43}\\R");
    assertThat(created.err()).contains("read,score").doesNotContain(created.out().strip());
    List<Map<String, Object>> rows = Rows.ofJson(listed.out());
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .containsEntry("name", "anna")
        .containsEntry("scopes", "read,score")
        .containsEntry("rate", 5L);
    assertThat(listed.out()).doesNotContain(created.out().strip());
  }

  @Test
  void no_file_of_the_home_holds_the_key() throws IOException {
    String key = ProgramCall.on(home, "keys", "create", "anna").out().strip();

    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(key)).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void two_keys_are_never_alike() {
    String first = ProgramCall.on(home, "keys", "create", "a", "--scope", "read").out();
    String second = ProgramCall.on(home, "keys", "create", "b", "--scope", "score,operate").out();

    assertThat(first).isNotEqualTo(second);
    assertThat(ProgramCall.on(home, "keys", "list", "-o", "csv").lines())
        .anyMatch(line -> line.startsWith("b,\"score,operate\""));
  }

  @Test
  void a_name_that_is_in_use_is_refused_until_its_key_is_revoked() {
    ProgramCall.on(home, "keys", "create", "anna");

    ProgramCall again = ProgramCall.on(home, "keys", "create", "anna");
    assertThat(again.code()).isEqualTo(64);
    assertThat(again.err())
        .isEqualToIgnoringNewLines(
            "matchday: an active key is called anna; revoke it or choose another name");

    assertThat(ProgramCall.on(home, "keys", "revoke", "anna").lines())
        .containsExactly("anna is revoked");
    assertThat(ProgramCall.on(home, "keys", "revoke", "anna").code()).isEqualTo(66);
    assertThat(ProgramCall.on(home, "keys", "create", "anna").code()).isZero();
  }
}
