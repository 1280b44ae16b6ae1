package io.matchday.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of {@code match m}, and the bound values. */
final class MatchConditions {

  /** No team has this number. */
  private static final long NO_TEAM = -1;

  /**
   * {@code match m} with the matches of {@code :teams} alone. Two ways in by index: a condition on
   * either team would read every match.
   */
  static final String OF_TEAMS =
      """
      (
        SELECT id FROM match WHERE home_team_id IN (:teams)
        UNION ALL
        SELECT id FROM match WHERE away_team_id IN (:teams)) AS played
      JOIN match m ON m.id = played.id
      """;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private MatchConditions() {}

  /**
   * What a filter asks, but for its team, which {@link #matchesOf} is for, and its limit, which is
   * bound as {@code limit}.
   */
  static MatchConditions of(MatchFilter filter) {
    MatchConditions all = new MatchConditions();
    filter.from().ifPresent(day -> all.add("m.match_date >= :from", "from", day));
    filter.until().ifPresent(day -> all.add("m.match_date <= :until", "until", day));
    filter
        .competition()
        .ifPresent(name -> all.add("m.competition = :competition", "competition", name));
    filter.sex().ifPresent(sex -> all.add("m.sex = :sex", "sex", sex.code()));
    filter
        .played()
        .ifPresent(
            played ->
                all.conditions.add(played ? "m.home_goals IS NOT NULL" : "m.home_goals IS NULL"));
    all.values.put("limit", filter.limit());
    return all;
  }

  /** Binds the teams of a name, men and women, and gives {@code match m} with theirs alone. */
  String matchesOf(String team, JdbcClient client) {
    List<Long> ids =
        client
            .sql("SELECT id FROM team WHERE name = :name")
            .param("name", team)
            .query(Long.class)
            .list();
    values.put("teams", ids.isEmpty() ? List.of(NO_TEAM) : ids);
    return OF_TEAMS;
  }

  /** Asks one thing more. */
  MatchConditions add(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
    return this;
  }

  /** Binds a value that stands elsewhere in the statement. */
  MatchConditions bind(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The clause, with a space before it; nothing when nothing is asked. */
  String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** The bound values. */
  Map<String, Object> values() {
    return values;
  }
}
