package io.matchday.migration;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The numbered migrations of the schema, applied to one database. */
public final class Migrations {

  private final Flyway flyway;
  private final DataSource dataSource;

  /** The migrations of the database behind this pool, H2 or PostgreSQL. */
  public Migrations(DataSource dataSource) {
    this.dataSource = dataSource;
    this.flyway = configured(dataSource).load();
  }

  private static FluentConfiguration configured(DataSource dataSource) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .connectRetries(5);
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

  /** Brings an empty schema to an older version, for data that was written under it. */
  public void applyUpTo(String version) {
    configured(dataSource).target(version).load().migrate();
  }

  /** Whether a schema of this version is one this program can bring up to date. */
  public boolean knows(String version) {
    return Arrays.stream(flyway.info().all())
        .filter(migration -> migration.getState().isResolved())
        .anyMatch(
            migration -> MigrationVersion.fromVersion(version).equals(migration.getVersion()));
  }

  /** Whether every migration known here has been applied, and none that is not known. */
  public boolean isCurrent() {
    MigrationInfoService found = flyway.info();
    return found.pending().length == 0
        && Arrays.stream(found.applied())
            .map(MigrationInfo::getState)
            .allMatch(state -> state.isResolved() && !state.isFailed());
  }

  /** The version of the schema as it stands, or "none". */
  public String version() {
    MigrationInfo current = flyway.info().current();
    return current == null ? "none" : String.valueOf(current.getVersion());
  }
}
