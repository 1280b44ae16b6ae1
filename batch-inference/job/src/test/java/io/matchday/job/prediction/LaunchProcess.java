package io.matchday.job.prediction;

import io.matchday.job.BatchEngine;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A launch in a process of its own: says "ready", launches when it is given a line, says "running"
 * in its first block and waits there for another line. Ends with what came of it.
 */
public final class LaunchProcess {

  private LaunchProcess() {}

  /** Arguments: database URL, user, password, models folder. */
  public static void main(String[] arguments) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    DatabaseSettings settings = new DatabaseSettings(arguments[0], arguments[1], arguments[2], 4);
    try (Database database = Database.open(settings)) {
      System.out.println("ready");
      await(in);
      PredictMatches predict =
          new PredictMatches(
              database, new BatchEngine(database), Path.of(arguments[3]), Clock.systemUTC());
      AtBlock held =
          new AtBlock(
              1,
              () -> {
                System.out.println("running");
                await(in);
              });
      PredictionRequest request = Predicting.request(1);
      System.out.println("published " + predict.run(request, held).run().id());
    } catch (RefusedException e) {
      System.out.println(e.refusal() + " " + e.getMessage());
    }
  }

  private static void await(BufferedReader in) {
    try {
      in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
