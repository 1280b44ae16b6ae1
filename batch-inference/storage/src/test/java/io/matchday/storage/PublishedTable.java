package io.matchday.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What readers see of the published runs.
 *
 * @param rows how many rows
 * @param matches how many matches are among them
 * @param hash of every row, bit for bit, in the order of the matches
 */
public record PublishedTable(long rows, long matches, String hash) {

  /** Reads it whole. */
  public static PublishedTable of(Database database) {
    MessageDigest digest = sha256();
    List<Long> matches =
        database
            .client()
            .sql(
                """
                SELECT match_id, p_home, p_draw, p_away, model_run_id FROM published_prediction
                ORDER BY match_id, run_id
                """)
            .query(
                (row, number) -> {
                  ByteBuffer line = ByteBuffer.allocate(4 * Long.BYTES).putLong(row.getLong(1));
                  line.putDouble(row.getDouble(2)).putDouble(row.getDouble(3));
                  digest.update(line.putDouble(row.getDouble(4)).array());
                  digest.update(row.getString(5).getBytes(StandardCharsets.UTF_8));
                  return row.getLong(1);
                })
            .list();
    return new PublishedTable(
        matches.size(),
        matches.stream().distinct().count(),
        HexFormat.of().formatHex(digest.digest()));
  }

  /** Whether nothing is published. */
  public boolean isEmpty() {
    return rows == 0;
  }

  /** How many rows are there beside the first of each match. */
  public long doubled() {
    return rows - matches;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
