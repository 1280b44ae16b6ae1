package io.matchday.storage;

import io.matchday.match.MatchId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** The key that the row of a match to come has, if there is one, and when the match is played. */
  private record Upcoming(long key, KickOff kickOff) {}

  /** Which matches are to come, and which of them have no row of a schema. */
  UpcomingMatches matches(int schemaNo, LocalDate asOf) {
    List<Upcoming> upcoming = upcoming(KeyRange.ofSchema(schemaNo), asOf);
    List<MatchId> without = new ArrayList<>();
    for (int from = 0; from < upcoming.size(); from += LOOKED_UP_AT_ONCE) {
      int until = Math.min(from + LOOKED_UP_AT_ONCE, upcoming.size());
      List<Upcoming> some = upcoming.subList(from, until);
      Set<Long> found = new HashSet<>();
      template.query(
          PackedRow.byKeys("f.id", keys(some)),
          row -> {
            found.add(row.getLong(1));
          });
      some.stream()
          .filter(one -> !found.contains(one.key()))
          .map(one -> RowKey.matchOf(one.key()))
          .forEach(without::add);
    }
    return new UpcomingMatches(upcoming.size(), without);
  }

  /** The rows of a range, of the matches to come now. */
  FeatureRowPages pages(KeyRange range, LocalDate asOf) {
    List<Upcoming> upcoming = upcoming(range, asOf);
    return (key, limit) -> page(upcoming, key, limit);
  }

  /** Matches without a row are passed over. */
  private List<StoredFeatureRow> page(List<Upcoming> upcoming, long after, int limit) {
    List<StoredFeatureRow> page = new ArrayList<>();
    int from = firstAfter(upcoming, after);
    while (page.size() < limit && from < upcoming.size()) {
      int until = Math.min(from + limit - page.size(), upcoming.size());
      page.addAll(rows(upcoming.subList(from, until)));
      from = until;
    }
    return page;
  }

  private static int firstAfter(List<Upcoming> upcoming, long key) {
    int low = 0;
    int high = upcoming.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upcoming.get(middle).key() <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<StoredFeatureRow> rows(List<Upcoming> some) {
    Map<Long, KickOff> kickOffs =
        some.stream().collect(Collectors.toMap(Upcoming::key, Upcoming::kickOff));
    return template.query(
        PackedRow.byKeys(keys(some)),
        (row, number) -> {
          PackedRow packed = PackedRow.map(row);
          return packed.with(Optional.ofNullable(kickOffs.get(packed.key())));
        });
  }

  private static Long[] keys(List<Upcoming> some) {
    return some.stream().map(Upcoming::key).toArray(Long[]::new);
  }

  /** In key order. */
  private List<Upcoming> upcoming(KeyRange range, LocalDate asOf) {
    int schemaNo = RowKey.schemaOf(range.first());
    List<Upcoming> upcoming = new ArrayList<>();
    // Many matches share a kick-off.
    Map<KickOff, KickOff> known = new HashMap<>();
    template.query(
        "SELECT m.id, "
            + KickOff.COLUMNS
            + " FROM match m WHERE m.match_date >= ? AND m.home_goals IS NULL",
        row -> {
          long key = RowKey.ofFeatureRow(schemaNo, new MatchId(row.getLong(1)));
          if (key >= range.first() && key < range.end()) {
            KickOff kickOff = KickOff.map(row, 2);
            upcoming.add(new Upcoming(key, known.computeIfAbsent(kickOff, Function.identity())));
          }
        },
        asOf);
    upcoming.sort(Comparator.comparingLong(Upcoming::key));
    return upcoming;
  }
}
