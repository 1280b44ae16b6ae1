package io.matchday.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.matchday.migration.Migrations;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.h2.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The open database: a connection pool and the ways to use it. One for a process; thread-safe. Its
 * threads must never be interrupted while they hold a connection: an interrupt during I/O breaks an
 * H2 file for the whole process.
 */
public final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** How long opening is retried: a second process may be opening the same file right now. */
  private static final Duration OPENING = Duration.ofSeconds(20);

  /** How long another process that creates or migrates the same database is waited for. */
  private static final Duration WAITING = Duration.ofMinutes(2);

  /** Of more than so many the file itself is the likelier cause. */
  private static final int OWNERS_GONE = 5;

  /** PostgreSQL reads 300 times as many rows for its statistics; 100 unless told. */
  private static final int SAMPLE = 10;

  private final DatabaseSettings settings;
  private final HikariDataSource dataSource;
  private final JdbcTransactionManager transactionManager;
  private final Migrations migrations;
  private final ReentrantLock migrating = new ReentrantLock();

  /** The migrations of the schema when it was last found to be that of this program. */
  private List<Map<String, Object>> migrated = List.of();

  private Database(DatabaseSettings settings, HikariDataSource dataSource) {
    this.settings = settings;
    this.dataSource = dataSource;
    this.transactionManager = new JdbcTransactionManager(dataSource);
    this.migrations = new Migrations(dataSource);
  }

  /**
   * Opens the database, which H2 creates when there is none.
   *
   * @throws RefusedException {@link Refusal#DATABASE_AWAY} when it cannot be opened; {@link
   *     Refusal#CANNOT_WRITE} when the disk is full
   */
  public static Database open(DatabaseSettings settings) {
    if (settings.isH2()) {
      // Read by H2 when its classes load. Without the first the shared database listens on every
      // address; with the second it looks every value it reads up among a few it remembers.
      setUnlessGiven("h2.bindAddress", "127.0.0.1");
      setUnlessGiven("h2.objectCache", "false");
      // After a write that failed on a full disk H2 now and then waits for a version of its
      // file that never comes, and keeps a processor busy; its own assertion ends that.
      Driver.class.getClassLoader().setClassAssertionStatus("org.h2.mvstore.MVStore", true);
    }
    settings.folder().ifPresent(Database::make);
    awaitConnection(settings);
    return new Database(settings, ConnectionPool.open(settings));
  }

  /** H2 itself fails when another process makes the same folder at the same instant. */
  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      LOG.debug("H2 will say what is wrong with {}", folder, e);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static void awaitConnection(DatabaseSettings settings) {
    long begin = System.nanoTime();
    Optional<RefusedException> damage = Optional.empty();
    while (true) {
      try (Connection connection = connect(settings)) {
        LOG.debug("opened {}", connection.getMetaData().getDatabaseProductName());
        return;
      } catch (SQLException e) {
        if (DiskErrors.isFull(e)) {
          throw new RefusedException(
              Refusal.CANNOT_WRITE, "the database cannot be opened: " + DiskErrors.ADVICE);
        }
        damage = damage.or(() -> DatabaseDamage.opening(settings, e));
        // What looks held may be held by an attempt of ours that broke off at the damage.
        boolean waits = damage.isEmpty() && OpeningErrors.isHeldByAnother(e);
        Duration patience = waits ? WAITING : OPENING;
        if (!OpeningErrors.mayPass(e) || System.nanoTime() - begin > patience.toNanos()) {
          throw damage.orElseGet(
              () ->
                  new RefusedException(
                      Refusal.DATABASE_AWAY, "the database cannot be opened: " + e.getMessage()));
        }
        pause();
      }
    }
  }

  private static void pause() {
    // Uneven: two processes that create one file in step would keep each other out.
    long pause = ThreadLocalRandom.current().nextLong(50, 1_000);
    LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
  }

  /** A user in the URL itself is the driver's to read. */
  static Connection connect(DatabaseSettings settings) throws SQLException {
    return settings.user().isEmpty()
        ? DriverManager.getConnection(settings.url())
        : DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  /**
   * Brings the schema up to date; does nothing when it is. Waits for another process that is at it,
   * and goes on without one that ends meanwhile.
   *
   * @return how many migrations were applied
   */
  public int migrate() {
    long deadline = System.nanoTime() + WAITING.toNanos();
    int gone = 0;
    while (true) {
      try {
        return migrations.apply();
      } catch (FlywayException e) {
        if (DiskErrors.isFull(e)) {
          throw new RefusedException(
              Refusal.CANNOT_WRITE, "the schema cannot be migrated: " + DiskErrors.ADVICE);
        }
        boolean ownerGone = OpeningErrors.isDatabaseGone(e) && gone++ < OWNERS_GONE;
        boolean passes = ownerGone || OpeningErrors.isHeldByAnother(e);
        if (!passes || System.nanoTime() > deadline) {
          throw DatabaseDamage.migrating(settings, e);
        }
        if (ownerGone) {
          // Connections to the process that is gone; others stay, for the checks they hold.
          dataSource.getHikariPoolMXBean().softEvictConnections();
        }
        pause();
      }
    }
  }

  /**
   * Whether every migration this program knows has been applied, and none that it does not. They
   * are looked for once, and again when what the database says of them has changed.
   */
  public boolean isMigrated() {
    // One at a time: a look takes several connections at once, and many looks would take them all.
    migrating.lock();
    try {
      List<Map<String, Object>> history = history();
      if (!history.isEmpty() && history.equals(migrated)) {
        return true;
      }
      boolean current = migrations.isCurrent();
      migrated = current ? history : List.of();
      return current;
    } catch (FlywayException e) {
      LOG.debug("schema state unknown", e);
      return false;
    } finally {
      migrating.unlock();
    }
  }

  /** The migrations that were applied, as recorded; none where there is no record. */
  private List<Map<String, Object>> history() {
    try {
      return template().queryForList("SELECT * FROM \"flyway_schema_history\" ORDER BY 1");
    } catch (DataAccessException e) {
      LOG.debug("no history of migrations", e);
      return List.of();
    }
  }

  /** Whether the database answers a query now; one that H2 has closed is opened anew after that. */
  public boolean answers() {
    return ConnectionPool.answers(dataSource, settings);
  }

  /**
   * Tells PostgreSQL how much there is now in tables that were loaded: until it looks for itself,
   * about a minute after, it joins them as if they were small, and one page of rows takes seconds.
   * Rows are found by key, for which a small sample does. Of a table that is being vacuumed or
   * altered nothing is told, rather than to wait for the end of that. H2 needs no telling.
   */
  public void refreshStatistics(String... tables) {
    if (!settings.isH2()) {
      transaction()
          .executeWithoutResult(
              status -> {
                template().execute("SET LOCAL default_statistics_target = " + SAMPLE);
                template().execute("ANALYZE (SKIP_LOCKED) " + String.join(", ", tables));
              });
    }
  }

  /**
   * Has PostgreSQL look through tables that were loaded and will be read often, as it does by
   * itself sooner or later: from then on rows are counted without being looked at. Refreshes
   * statistics as well. Not in a transaction. H2 needs no looking through.
   */
  public void vacuum(String... tables) {
    if (!settings.isH2()) {
      template().execute("VACUUM (ANALYZE) " + String.join(", ", tables));
    }
  }

  /** The settings it was opened with. */
  public DatabaseSettings settings() {
    return settings;
  }

  /** The connection pool. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** A client on the pool. */
  public JdbcClient client() {
    return JdbcClient.create(dataSource);
  }

  /** A template on the pool, for batches. */
  public JdbcTemplate template() {
    return new JdbcTemplate(dataSource);
  }

  /** The transaction manager of the pool. */
  public PlatformTransactionManager transactionManager() {
    return transactionManager;
  }

  /** Runs work in a transaction. */
  public TransactionTemplate transaction() {
    return new TransactionTemplate(transactionManager);
  }

  @Override
  public void close() {
    if (settings.file().isPresent() && !dataSource.isClosed()) {
      UnusedSpace.giveBack(dataSource, settings, UnusedSpace.LEAST_FILE);
    }
    dataSource.close();
  }
}
