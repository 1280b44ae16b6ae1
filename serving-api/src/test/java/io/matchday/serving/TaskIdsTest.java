package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskIdsTest {

  private static List<String> ids(Instant at, int count) {
    TaskIds ids = new TaskIds(Clock.fixed(at, ZoneOffset.UTC));
    return IntStream.range(0, count).mapToObj(i -> ids.next()).toList();
  }

  @Test
  void ids_are_uuids_of_version_7_and_never_alike() {
    List<String> ids = ids(Instant.parse("2026-04-20T10:00:00Z"), 10_000);

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids.stream().map(UUID::fromString))
        .allMatch(id -> id.version() == 7 && id.variant() == 2);
  }

  @Test
  void later_ids_come_after_earlier_ones() {
    List<String> earlier = ids(Instant.parse("2026-04-20T10:00:00.123Z"), 100);
    List<String> later = ids(Instant.parse("2026-04-20T10:00:00.124Z"), 100);

    assertThat(Stream.concat(later.stream(), earlier.stream()).sorted().limit(100))
        .containsExactlyInAnyOrderElementsOf(earlier);
  }
}
