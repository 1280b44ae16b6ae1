package io.matchday.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A process that opens and migrates the database of a home as soon as it is told to. */
public final class OpeningProcess {

  private OpeningProcess() {}

  /** Argument: the home. Says "waiting", reads one byte, and says "open" once all is done. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("waiting");
    if (System.in.read() < 0) {
      throw new IllegalStateException("nobody says when");
    }
    try (Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])))) {
      database.migrate();
      database
          .client()
          .sql("INSERT INTO team_alias (alias, competition, team_name) VALUES (?, '', 'x')")
          .params(String.valueOf(ProcessHandle.current().pid()))
          .update();
      System.out.println("open");
    }
  }
}
