package io.matchday.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a match is played, as far as it is known.
 *
 * @param date the day
 * @param time the time of day, where known
 */
public record KickOff(LocalDate date, Optional<LocalTime> time) {

  /** The columns it is read from, of a table named m. */
  static final String COLUMNS = "m.match_date, m.kick_off";

  /** Reads it, its first column standing here. */
  static KickOff map(ResultSet row, int first) throws SQLException {
    return new KickOff(
        row.getObject(first, LocalDate.class),
        Optional.ofNullable(row.getObject(first + 1, LocalTime.class)));
  }
}
