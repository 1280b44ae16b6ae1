package io.matchday.serving.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.JobKind;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

  private static Discretion about(String subject) {
    Instant then = Instant.EPOCH;
    return Discretion.about(
        new Run(
            new RunId(1),
            JobKind.IMPORT,
            subject,
            RunStatus.FAILED,
            then,
            then,
            Optional.empty(),
            RunCounts.NONE,
            Optional.empty(),
            new ProcessIdentity("night-7", 4_711, then)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see /var/lib/m/logs/m.log|see m.log",
        "C:\\Users\\ann\\E0.csv cannot be read|E0.csv cannot be read",
        "\"~/inbox/a.csv\" is empty|\"a.csv\" is empty",
        "in process 4711 on night-7, since 2|in another process, since 2",
        "node night-7 is slow|node (machine) is slow",
        "Connection to db.example.org:5432 refused|Connection to (machine) refused",
        "jdbc:postgresql://db/m?password=x failed|(address) failed",
        "from 192.168.3.4:60001|from (machine)",
        "/data/my files/E0.csv line 3 of /data/my files/E0.csv|E0.csv line 3 of E0.csv"
      })
  void machines_processes_and_folders_are_left_out(String text, String told) {
    assertThat(about("/data/my files/E0.csv").told(text)).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "published",
        "kick-off 20:45, score 2:1",
        "E0.csv line 41: elo_diff is \"abc\", expected a number",
        "home/away and/or 1/2",
        "midnight-70 is a team",
        "xgboost 3.0.4, 2026-08-15T12:00:00Z"
      })
  void everything_else_stays(String text) {
    assertThat(about("E0.csv").told(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "/data/my files/E0.csv,E0.csv",
    "inbox/E0.csv,E0.csv",
    "E0.csv,E0.csv",
    "matches before 2026-08-15,matches before 2026-08-15"
  })
  void a_file_is_told_by_its_bare_name(String subject, String told) {
    assertThat(about(subject).subject()).isEqualTo(told);
    assertThat(Discretion.source(subject)).isEqualTo(told);
  }
}
