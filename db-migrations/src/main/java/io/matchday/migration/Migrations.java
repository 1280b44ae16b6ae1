package io.matchday.migration;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The numbered migrations of the schema, applied to one database. */
public final class Migrations {

  private final Flyway flyway;

  /** The migrations of the database behind this pool, H2 or PostgreSQL. */
  public Migrations(DataSource dataSource) {
    this.flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .connectRetries(5)
            .load();
  }

  /**
   * Brings the schema up to date; does nothing when it is.
   *
   * @return how many migrations were applied
   * @throws org.flywaydb.core.api.FlywayException when the database refuses, or was migrated by a
   *     newer or an altered program
   */
  public int apply() {
    return flyway.migrate().migrationsExecuted;
  }

  /** Whether every migration known here has been applied, and none that is not known. */
  public boolean isCurrent() {
    if (flyway.info().pending().length > 0) {
      return false;
    }
    for (MigrationInfo applied : flyway.info().applied()) {
      if (applied.getState().isFailed() || !applied.getState().isResolved()) {
        return false;
      }
    }
    return true;
  }

  /** The version of the schema as it stands, or "none". */
  public String version() {
    MigrationInfo current = flyway.info().current();
    return current == null ? "none" : String.valueOf(current.getVersion());
  }
}
