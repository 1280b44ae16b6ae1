package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of the table {@code match} in one order, for reading and writing a whole row. */
final class MatchColumns {

  private static final Statistic[] STATISTICS = Statistic.values();

  /** Every column but the id, in the order in which they are bound. */
  static final List<String> NAMES =
      Stream.concat(
              Stream.of(
                  "competition",
                  "season",
                  "match_date",
                  "kick_off",
                  "home_team_id",
                  "away_team_id",
                  "neutral",
                  "sex",
                  "country",
                  "home_goals",
                  "away_goals"),
              Arrays.stream(STATISTICS).map(Statistic::column))
          .toList();

  /** What to select for {@link #map}, from {@code match m}. */
  static final String SELECTED =
      "m.id, " + NAMES.stream().map(name -> "m." + name).collect(Collectors.joining(", "));

  /**
   * What to select for the names of the home and the away team of {@code match m}. No join: H2 may
   * begin one with the teams, and then reads every match of each.
   */
  static final String TEAM_NAMES =
      """
      (SELECT h.name FROM team h WHERE h.id = m.home_team_id) AS home_team,
      (SELECT a.name FROM team a WHERE a.id = m.away_team_id) AS away_team
      """;

  private MatchColumns() {}

  /** A row that begins with the columns of {@link #SELECTED}. */
  static StoredMatch map(ResultSet row, int rowNumber) throws SQLException {
    int column = 2;
    MatchId id = new MatchId(row.getLong(1));
    String competition = row.getString(column++);
    String season = row.getString(column++);
    LocalDate date = row.getObject(column++, LocalDate.class);
    Optional<LocalTime> kickOff = Optional.ofNullable(row.getObject(column++, LocalTime.class));
    TeamPair teams =
        new TeamPair(new TeamId(row.getLong(column++)), new TeamId(row.getLong(column++)));
    boolean neutral = row.getBoolean(column++);
    Sex sex = Sex.ofCode(row.getInt(column++));
    Optional<String> country = Optional.ofNullable(row.getString(column++));
    int homeGoals = row.getInt(column++);
    Optional<Score> score =
        row.wasNull() ? Optional.empty() : Optional.of(new Score(homeGoals, row.getInt(column)));
    column++;
    MatchStatistics statistics = statistics(row, column);
    return new StoredMatch(
        id,
        new MatchSheet(
            competition, season, date, kickOff, teams, neutral, sex, country, score, statistics));
  }

  private static MatchStatistics statistics(ResultSet row, int firstColumn) throws SQLException {
    Map<Statistic, Double> known = new EnumMap<>(Statistic.class);
    for (int i = 0; i < STATISTICS.length; i++) {
      double value = row.getDouble(firstColumn + i);
      if (!row.wasNull()) {
        known.put(STATISTICS[i], value);
      }
    }
    return MatchStatistics.of(known);
  }

  /**
   * Binds a sheet in the order of {@link #NAMES}.
   *
   * @return the parameter after the last one bound
   */
  static int bind(PreparedStatement statement, int first, MatchSheet sheet) throws SQLException {
    int parameter = first;
    statement.setString(parameter++, sheet.competition());
    statement.setString(parameter++, sheet.season());
    statement.setObject(parameter++, sheet.date());
    if (sheet.kickOff().isPresent()) {
      statement.setObject(parameter++, sheet.kickOff().get());
    } else {
      statement.setNull(parameter++, Types.TIME);
    }
    statement.setLong(parameter++, sheet.teams().home().value());
    statement.setLong(parameter++, sheet.teams().away().value());
    statement.setBoolean(parameter++, sheet.neutral());
    statement.setInt(parameter++, sheet.sex().code());
    if (sheet.country().isPresent()) {
      statement.setString(parameter++, sheet.country().get());
    } else {
      statement.setNull(parameter++, Types.VARCHAR);
    }
    if (sheet.score().isPresent()) {
      statement.setInt(parameter++, sheet.score().get().home());
      statement.setInt(parameter++, sheet.score().get().away());
    } else {
      statement.setNull(parameter++, Types.SMALLINT);
      statement.setNull(parameter++, Types.SMALLINT);
    }
    return bind(statement, parameter, sheet.statistics());
  }

  private static int bind(PreparedStatement statement, int first, MatchStatistics statistics)
      throws SQLException {
    int parameter = first;
    for (Statistic statistic : STATISTICS) {
      OptionalDouble value = statistics.get(statistic);
      if (statistic.isOdds()) {
        if (value.isPresent()) {
          statement.setDouble(parameter, value.getAsDouble());
        } else {
          statement.setNull(parameter, Types.DOUBLE);
        }
      } else if (value.isPresent()) {
        statement.setInt(parameter, (int) value.getAsDouble());
      } else {
        statement.setNull(parameter, Types.SMALLINT);
      }
      parameter++;
    }
    return parameter;
  }
}
