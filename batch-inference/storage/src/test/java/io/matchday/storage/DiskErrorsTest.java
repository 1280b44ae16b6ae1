package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class DiskErrorsTest {

  @Test
  void a_full_disk_is_found_behind_what_it_led_to() {
    assertThat(DiskErrors.isFull(new IllegalStateException(closed()))).isTrue();
    assertThat(DiskErrors.isFull(new SQLException("disk full", "53100"))).isTrue();
  }

  @Test
  void a_full_disk_is_found_behind_a_rollback_that_failed_as_well() {
    TransactionSystemException rollback =
        new TransactionSystemException(
            "could not roll back", new SQLException("Connection is closed", "08003"));
    assertThat(DiskErrors.isFull(rollback)).isFalse();

    rollback.initApplicationException(new UncategorizedSQLException("insert", null, closed()));

    assertThat(DiskErrors.isFull(rollback)).isTrue();
  }

  @Test
  void what_only_mentions_a_full_disk_is_none() {
    assertThat(DiskErrors.isFull(new IllegalStateException("No space left on device"))).isFalse();
  }

  /** As H2 says it of a database that it closed at the failed write of another connection. */
  private static SQLException closed() {
    IllegalStateException write =
        new IllegalStateException(new IOException("No space left on device"));
    return new SQLException("The database has been closed", "90098", 90098, write);
  }
}
