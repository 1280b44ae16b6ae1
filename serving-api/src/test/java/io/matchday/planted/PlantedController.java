package io.matchday.planted;

import io.matchday.job.PlantedJob;
import java.sql.Connection;

/** Breaks the rules of the service, on purpose. */
public final class PlantedController {

  PlantedJob job = new PlantedJob();

  boolean isClosed(Connection connection) throws java.sql.SQLException {
    return connection.isClosed();
  }
}
