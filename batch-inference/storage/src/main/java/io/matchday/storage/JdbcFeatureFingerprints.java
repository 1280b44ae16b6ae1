package io.matchday.storage;

import io.matchday.feature.FeatureRow;
import io.matchday.match.MatchId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.zip.CRC32C;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which feature rows there are and what they say in short, without handing them over whole. Keys
 * are looked up by key: by match rows have no index, and every look would read the whole table.
 * Thread-safe.
 */
public final class JdbcFeatureFingerprints {

  private static final int PAGE = 1_000;

  private final JdbcClient client;
  private final JdbcTemplate template;

  /** Of the feature rows in this database. */
  public JdbcFeatureFingerprints(Database database) {
    this.client = database.client();
    this.template = database.template();
  }

  /** Takes a match id and a fingerprint of its stored row. */
  @FunctionalInterface
  public interface FingerprintConsumer {
    /** Takes one row's fingerprint. */
    void accept(long matchId, int fingerprint);
  }

  /** A short checksum of everything a row says, to find rows that changed. */
  public static int fingerprint(FeatureRow row) {
    return fingerprint(row.asOf().toEpochMilli(), row.vector().pack(), row.coverage().pack());
  }

  private static int fingerprint(long asOf, byte[] vector, byte[] coverage) {
    CRC32C crc = new CRC32C();
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      crc.update((int) (asOf >>> shift) & 0xFF);
    }
    crc.update(vector);
    crc.update(coverage);
    return (int) crc.getValue();
  }

  /** Reads the fingerprints of all rows of a schema, page by page. */
  public void fingerprints(int schemaNo, FingerprintConsumer consumer) {
    KeyRange range = KeyRange.ofSchema(schemaNo);
    long after = range.first() - 1;
    while (true) {
      long[] page = {after, 0};
      template.query(
          """
          SELECT id, match_id, as_of, vector, coverage FROM feature_row
          WHERE id > ? AND id < ? ORDER BY id LIMIT ?
          """,
          row -> {
            page[0] = row.getLong(1);
            page[1]++;
            long asOf = row.getObject(3, OffsetDateTime.class).toInstant().toEpochMilli();
            consumer.accept(row.getLong(2), fingerprint(asOf, row.getBytes(4), row.getBytes(5)));
          },
          after,
          range.end(),
          PAGE);
      if (page[1] < PAGE) {
        return;
      }
      after = page[0];
    }
  }

  /** Reads the fingerprints of the rows that these matches have. */
  public void fingerprints(int schemaNo, List<MatchId> matches, FingerprintConsumer consumer) {
    template.query(
        PackedRow.byKeys("f.match_id, f.as_of, f.vector, f.coverage", keys(schemaNo, matches)),
        row -> {
          long asOf = row.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli();
          consumer.accept(row.getLong(1), fingerprint(asOf, row.getBytes(3), row.getBytes(4)));
        });
  }

  /** The matches of rows whose match is no more, and how many rows there are; reads them all. */
  public Orphans orphans(int schemaNo) {
    KeyRange range = KeyRange.ofSchema(schemaNo);
    long rows =
        client
            .sql("SELECT COUNT(*) FROM feature_row WHERE id >= :first AND id < :end")
            .param("first", range.first())
            .param("end", range.end())
            .query(Long.class)
            .single();
    List<MatchId> matches =
        client
            .sql(
                """
                SELECT f.match_id FROM feature_row f LEFT JOIN match m ON m.id = f.match_id
                WHERE f.id >= :first AND f.id < :end AND m.id IS NULL
                """)
            .param("first", range.first())
            .param("end", range.end())
            .query((row, number) -> new MatchId(row.getLong(1)))
            .list();
    return new Orphans(rows, matches);
  }

  /**
   * What stands without a match.
   *
   * @param rows how many rows there are in all
   * @param matches the matches that are no more
   */
  public record Orphans(long rows, List<MatchId> matches) {

    /** Copies the list. */
    public Orphans {
      matches = List.copyOf(matches);
    }
  }

  private static Long[] keys(int schemaNo, List<MatchId> matches) {
    return matches.stream().map(match -> RowKey.ofFeatureRow(schemaNo, match)).toArray(Long[]::new);
  }
}
