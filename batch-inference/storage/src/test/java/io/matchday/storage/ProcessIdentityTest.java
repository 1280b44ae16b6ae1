package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  @Test
  void this_process_lives() {
    assertThat(ProcessIdentity.current().isProvenDead()).isFalse();
    assertThat(ProcessIdentity.current().isOnThisHost()).isTrue();
  }

  @Test
  void a_process_that_has_ended_is_proven_dead() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
    Instant started = process.info().startInstant().orElseThrow().truncatedTo(ChronoUnit.SECONDS);
    String host = ProcessIdentity.current().host();
    process.getInputStream().readAllBytes();
    process.waitFor();

    assertThat(new ProcessIdentity(host, process.pid(), started).isProvenDead()).isTrue();
  }

  @Test
  void a_number_that_another_process_has_now_proves_its_first_owner_dead() {
    ProcessIdentity here = ProcessIdentity.current();
    Instant earlier = here.startedAt().minusSeconds(60);

    assertThat(new ProcessIdentity(here.host(), here.pid(), earlier).isProvenDead()).isTrue();
  }

  @Test
  void of_another_host_or_an_unknown_start_nothing_is_proven() {
    ProcessIdentity here = ProcessIdentity.current();

    assertThat(new ProcessIdentity("elsewhere", 1, Instant.EPOCH).isProvenDead()).isFalse();
    assertThat(new ProcessIdentity(here.host(), here.pid(), Instant.EPOCH).isProvenDead())
        .isFalse();
  }
}
