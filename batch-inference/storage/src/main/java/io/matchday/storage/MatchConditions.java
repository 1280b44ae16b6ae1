package io.matchday.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked of {@code match m} and its teams {@code h} and {@code a}, and the bound values. */
final class MatchConditions {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private MatchConditions() {}

  /** What a filter asks, but for its limit, which is bound as {@code limit}. */
  static MatchConditions of(MatchFilter filter) {
    MatchConditions all = new MatchConditions();
    filter.from().ifPresent(day -> all.add("m.match_date >= :from", "from", day));
    filter.until().ifPresent(day -> all.add("m.match_date <= :until", "until", day));
    filter
        .competition()
        .ifPresent(name -> all.add("m.competition = :competition", "competition", name));
    filter.team().ifPresent(name -> all.add("(h.name = :team OR a.name = :team)", "team", name));
    filter.sex().ifPresent(sex -> all.add("m.sex = :sex", "sex", sex.code()));
    filter
        .played()
        .ifPresent(
            played ->
                all.conditions.add(played ? "m.home_goals IS NOT NULL" : "m.home_goals IS NULL"));
    all.values.put("limit", filter.limit());
    return all;
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
