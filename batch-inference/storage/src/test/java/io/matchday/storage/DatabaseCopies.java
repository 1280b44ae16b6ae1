package io.matchday.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A database that is filled once and copied for every round of a test. */
public interface DatabaseCopies {

  /** The two kinds there are; what H2 keeps lies in this folder. */
  static List<DatabaseCopies> both(Path folder, Consumer<Database> content) {
    return List.of(h2(folder, content), postgres(content));
  }

  /** A new copy, as it was filled; closed by nobody. */
  DatabaseSettings copy();

  /** Removes a copy nobody uses any more. */
  void drop(DatabaseSettings copy);

  /** Copies of an embedded H2, opened as the product opens it. */
  static DatabaseCopies h2(Path folder, Consumer<Database> content) {
    Path original = folder.resolve("original");
    fill(DatabaseSettings.embedded(original), content);
    AtomicInteger copies = new AtomicInteger();
    return new DatabaseCopies() {
      @Override
      public DatabaseSettings copy() {
        Path home = folder.resolve("copy-" + copies.incrementAndGet());
        copyTree(original, home);
        return DatabaseSettings.embedded(home);
      }

      @Override
      public void drop(DatabaseSettings copy) {
        deleteTree(folder.resolve("copy-" + copies.get()));
      }

      @Override
      public String toString() {
        return "H2";
      }
    };
  }

  /** Copies of a PostgreSQL database. */
  static DatabaseCopies postgres(Consumer<Database> content) {
    DatabaseSettings original = TestDatabases.postgresSettings();
    fill(original, content);
    return new DatabaseCopies() {
      @Override
      public DatabaseSettings copy() {
        return TestDatabases.postgresCopy(original);
      }

      @Override
      public void drop(DatabaseSettings copy) {
        TestDatabases.dropPostgres(copy);
      }

      @Override
      public String toString() {
        return "PostgreSQL";
      }
    };
  }

  private static void fill(DatabaseSettings settings, Consumer<Database> content) {
    try (Database database = Database.open(settings)) {
      database.migrate();
      content.accept(database);
    }
  }

  private static void copyTree(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
