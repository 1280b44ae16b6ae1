package io.matchday.storage;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process that commits one row after the other to the embedded database of a home, and says so
 * after each, until it is killed.
 */
public final class AcknowledgingProcess {

  private AcknowledgingProcess() {}

  /** Argument: the home. */
  public static void main(String[] arguments) {
    try (Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])))) {
      JdbcClient client = database.client();
      long number =
          client
              .sql("SELECT COALESCE(MAX(number), 0) FROM acknowledged")
              .query(Long.class)
              .single();
      while (true) {
        number++;
        client.sql("INSERT INTO acknowledged (number) VALUES (?)").params(number).update();
        System.out.println(number + ".");
      }
    }
  }
}
