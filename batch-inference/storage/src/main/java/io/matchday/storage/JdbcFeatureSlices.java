package io.matchday.storage;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cuts the feature rows of a run into ranges of keys with about as many rows each. Thread-safe. */
public final class JdbcFeatureSlices {

  /** How many buckets of keys the matches of a run are counted in. */
  private static final long BUCKETS = 4_096;

  private final JdbcClient client;

  /** Feature rows in this database. */
  public JdbcFeatureSlices(Database database) {
    this.client = database.client();
  }

  /**
   * The ranges that a run reads; together they are all keys of the schema. Feature rows are wide,
   * and are not looked at for this: when all are read, match numbers without a row are taken for
   * rare, and of upcoming matches the matches are counted.
   *
   * @param schemaNo the schema whose rows are read
   * @param scope which matches
   * @param asOf the first day of upcoming matches
   * @param slices the most ranges
   */
  public List<KeyRange> cut(int schemaNo, PredictionScope scope, LocalDate asOf, int slices) {
    KeyRange schema = KeyRange.ofSchema(schemaNo);
    // By order, which begins at the last key: a maximum reads every row of the range.
    long last =
        client
            .sql(
                "SELECT id FROM feature_row WHERE id >= :first AND id < :end"
                    + " ORDER BY id DESC LIMIT 1")
            .param("first", schema.first())
            .param("end", schema.end())
            .query(Long.class)
            .optional()
            .orElse(schema.first());
    long width = (last - schema.first()) / BUCKETS + 1;
    SortedMap<Long, Long> counts =
        switch (scope) {
          case ALL -> even(schema.first(), width, last);
          case UPCOMING -> upcoming(schema.first(), width, asOf);
        };
    return SliceRanges.cut(schema, counts, slices);
  }

  private static SortedMap<Long, Long> even(long first, long width, long last) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (long key = first; key <= last; key += width) {
      counts.put(key, width);
    }
    return counts;
  }

  private SortedMap<Long, Long> upcoming(long first, long width, LocalDate asOf) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    client
        .sql(
            """
            SELECT b.bucket, COUNT(*) FROM (
              SELECT m.id / :width AS bucket FROM match m
              WHERE m.home_goals IS NULL AND m.match_date >= :asOf) b
            GROUP BY b.bucket
            """)
        .param("width", width)
        .param("asOf", asOf)
        .query(
            row -> {
              counts.put(first + row.getLong(1) * width, row.getLong(2));
            });
    return counts;
  }
}
