package io.matchday.storage;

import io.matchday.match.MatchId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The feature rows of matches to come. They are few among many and lie all over the table: the
 * matches are found by their date, once for a range, and their rows by key, instead of reading
 * every row there is.
 */
final class JdbcUpcomingRows {

  /** Keys of one statement; H2 takes 65,536 at most. */
  private static final int LOOKED_UP_AT_ONCE = 10_000;

  private final JdbcTemplate template;

  JdbcUpcomingRows(Database database) {
    this.template = database.template();
  }

  /** Which matches are to come, and which of them have no row of a schema. */
  UpcomingMatches matches(int schemaNo, LocalDate asOf) {
    NavigableMap<Long, KickOff> upcoming = upcoming(KeyRange.ofSchema(schemaNo), asOf);
    SortedSet<Long> without = new TreeSet<>(upcoming.keySet());
    NavigableMap<Long, KickOff> left = upcoming;
    while (!left.isEmpty()) {
      Long[] keys = firstKeys(left, LOOKED_UP_AT_ONCE);
      template.query(
          PackedRow.byKeys("f.id", keys),
          row -> {
            without.remove(row.getLong(1));
          });
      left = left.tailMap(keys[keys.length - 1], false);
    }
    return new UpcomingMatches(upcoming.size(), without.stream().map(RowKey::matchOf).toList());
  }

  /** The rows of a range, of the matches to come now. */
  FeatureRowPages pages(KeyRange range, LocalDate asOf) {
    NavigableMap<Long, KickOff> upcoming = upcoming(range, asOf);
    return (key, limit) -> page(upcoming.tailMap(key, false), limit);
  }

  /** Matches without a row are passed over. */
  private List<StoredFeatureRow> page(NavigableMap<Long, KickOff> upcoming, int limit) {
    List<StoredFeatureRow> page = new ArrayList<>();
    NavigableMap<Long, KickOff> left = upcoming;
    while (page.size() < limit && !left.isEmpty()) {
      Long[] keys = firstKeys(left, limit - page.size());
      template.query(
          PackedRow.byKeys(keys),
          row -> {
            PackedRow packed = PackedRow.map(row);
            page.add(packed.with(Optional.ofNullable(upcoming.get(packed.key()))));
          });
      left = left.tailMap(keys[keys.length - 1], false);
    }
    return page;
  }

  private static Long[] firstKeys(NavigableMap<Long, KickOff> upcoming, int most) {
    return upcoming.keySet().stream().limit(most).toArray(Long[]::new);
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
