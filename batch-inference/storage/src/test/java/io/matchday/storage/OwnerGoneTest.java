package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that has the file of a home open dies while another asks something of it. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnerGoneTest {

  @TempDir private Path home;

  private enum End {
    ASKED_TO_END,
    KILLED
  }

  @ParameterizedTest
  @EnumSource
  void a_migration_goes_on_when_the_process_it_waited_for_is_gone(End end) throws Exception {
    StartedJvm started = StartedJvm.start("128m", OwningProcess.class, home.toString());
    Process owner = started.process();
    try (BufferedReader said = started.out()) {
      assertThat(said.readLine()).isEqualTo("owning");
      try (Database database = Database.open(DatabaseSettings.embedded(home))) {
        CompletableFuture<Integer> migrated = CompletableFuture.supplyAsync(database::migrate);
        assertThat(said.readLine()).isEqualTo("waited for");

        // By its handle: the process itself would close what is still to be read.
        switch (end) {
          case ASKED_TO_END -> owner.toHandle().destroy();
          case KILLED -> owner.toHandle().destroyForcibly();
        }

        assertThat(migrated.get()).isPositive();
        assertThat(database.isMigrated()).isTrue();
      }
    } finally {
      owner.destroyForcibly().waitFor();
    }
  }
}
