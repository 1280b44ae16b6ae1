package io.matchday.storage;

import io.matchday.match.MatchId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The feature rows of matches to come. They are few among many and lie all over the table: the
 * matches are found by their date, and their rows by key, instead of reading every row there is.
 */
final class JdbcUpcomingRows {

  private final JdbcTemplate template;

  JdbcUpcomingRows(Database database) {
    this.template = database.template();
  }

  /** How many rows of a schema there are. */
  long count(int schemaNo, LocalDate asOf) {
    Long[] keys = upcoming(KeyRange.ofSchema(schemaNo), asOf).keySet().toArray(Long[]::new);
    return template
        .query(PackedRow.byKeys("COUNT(*)", keys), (row, number) -> row.getLong(1))
        .get(0);
  }

  /** The next rows of a range in key order. */
  List<StoredFeatureRow> page(KeyRange range, long after, LocalDate asOf, int limit) {
    NavigableMap<Long, KickOff> upcoming = upcoming(range, asOf).tailMap(after, false);
    List<Long> keys = List.copyOf(upcoming.keySet());
    List<StoredFeatureRow> page = new ArrayList<>();
    int from = 0;
    while (page.size() < limit && from < keys.size()) {
      int until = Math.min(from + limit - page.size(), keys.size());
      for (PackedRow row : rows(keys.subList(from, until).toArray(Long[]::new))) {
        page.add(row.with(Optional.ofNullable(upcoming.get(row.key()))));
      }
      from = until;
    }
    return page;
  }

  private List<PackedRow> rows(Long[] keys) {
    return template.query(PackedRow.byKeys(keys), (row, number) -> PackedRow.map(row));
  }

  /** The keys that rows of matches to come have in a range, with the kick-off of these matches. */
  private NavigableMap<Long, KickOff> upcoming(KeyRange range, LocalDate asOf) {
    int schemaNo = RowKey.schemaOf(range.first());
    NavigableMap<Long, KickOff> upcoming = new TreeMap<>();
    template.query(
        "SELECT m.id, "
            + KickOff.COLUMNS
            + " FROM match m WHERE m.match_date >= ? AND m.home_goals IS NULL",
        row -> {
          long key = RowKey.ofFeatureRow(schemaNo, new MatchId(row.getLong(1)));
          if (key >= range.first() && key < range.end()) {
            upcoming.put(key, KickOff.map(row, 2));
          }
        },
        asOf);
    return upcoming;
  }
}
