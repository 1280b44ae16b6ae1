package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 asserts, where it would otherwise wait without end, in every process that opens a file. */
class EndlessWaitTest {

  @TempDir private Path home;

  @Test
  void a_process_that_opens_an_embedded_database_has_the_assertions_of_its_store()
      throws Exception {
    StartedJvm started = StartedJvm.start("128m", EndlessWaitTest.class, home.toString());
    try (var said = started.out()) {
      assertThat(said.readLine()).endsWith(" without assertions: false");
    } finally {
      started.process().destroyForcibly().waitFor();
    }
  }

  /** Opens the database of a home, as a process would that was started without any option. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    try (Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])))) {
      Field off = MVStore.class.getDeclaredField("$assertionsDisabled");
      off.setAccessible(true);
      System.out.println(
          database.settings().url() + " without assertions: " + off.getBoolean(null));
    }
  }
}
