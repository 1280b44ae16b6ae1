package io.matchday.storage;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The memories that builds of features go on from, packed, each with a checksum. A damaged one is
 * as good as none. Thread-safe.
 */
public final class JdbcFeatureSnapshots {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcFeatureSnapshots.class);

  /** Well below what H2 keeps in one value. */
  private static final int PIECE = 1 << 18;

  private final JdbcClient client;
  private final Clock clock;

  /** Snapshots in this database. */
  public JdbcFeatureSnapshots(Database database, Clock clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /** The snapshots of a schema, newest day first. */
  public List<FeatureSnapshot> of(String schemaId) {
    return client
        .sql(
            """
            SELECT before_date, memory_version, match_count, digest_upper, digest_lower
            FROM feature_snapshot WHERE schema_id = :schema ORDER BY before_date DESC
            """)
        .param("schema", schemaId)
        .query(
            (row, number) ->
                new FeatureSnapshot(
                    schemaId,
                    row.getObject(1, LocalDate.class),
                    row.getInt(2),
                    new HistoryDigest(row.getLong(3), row.getLong(4), row.getLong(5))))
        .list();
  }

  /** The memory of a snapshot; empty when it is damaged. */
  public Optional<byte[]> memory(FeatureSnapshot snapshot) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    client
        .sql(
            """
            SELECT content FROM feature_snapshot_piece
            WHERE schema_id = :schema AND before_date = :before ORDER BY piece
            """)
        .param("schema", snapshot.schemaId())
        .param("before", snapshot.before())
        .query((row, number) -> row.getBytes(1))
        .list()
        .forEach(packed::writeBytes);
    byte[] bytes = packed.toByteArray();
    Optional<String> sum =
        client
            .sql(
                "SELECT sha256 FROM feature_snapshot"
                    + " WHERE schema_id = :schema AND before_date = :before")
            .param("schema", snapshot.schemaId())
            .param("before", snapshot.before())
            .query(String.class)
            .optional();
    if (!sum.equals(Optional.of(sha256(bytes)))) {
      LOG.warn("the feature snapshot of {} is damaged and left alone", snapshot.before());
      return Optional.empty();
    }
    return Optional.of(unpacked(bytes));
  }

  /** Keeps a memory, in the place of one of the same schema and day if there is one. */
  public void keep(FeatureSnapshot snapshot, byte[] memory) {
    removeDay(snapshot.schemaId(), snapshot.before());
    byte[] packed = packed(memory);
    client
        .sql(
            """
            INSERT INTO feature_snapshot (schema_id, before_date, memory_version, match_count,
              digest_upper, digest_lower, sha256, made_at)
            VALUES (:schema, :before, :version, :matches, :upper, :lower, :sha256, :now)
            """)
        .param("schema", snapshot.schemaId())
        .param("before", snapshot.before())
        .param("version", snapshot.memoryVersion())
        .param("matches", snapshot.history().matches())
        .param("upper", snapshot.history().upper())
        .param("lower", snapshot.history().lower())
        .param("sha256", sha256(packed))
        .param("now", JdbcRuns.timestamp(clock.instant()))
        .update();
    for (int from = 0; from < packed.length; from += PIECE) {
      client
          .sql(
              """
              INSERT INTO feature_snapshot_piece (schema_id, before_date, piece, content)
              VALUES (:schema, :before, :piece, :content)
              """)
          .param("schema", snapshot.schemaId())
          .param("before", snapshot.before())
          .param("piece", from / PIECE)
          .param("content", Arrays.copyOfRange(packed, from, Math.min(from + PIECE, packed.length)))
          .update();
    }
  }

  /** Forgets the snapshot of one day. */
  public void removeDay(String schemaId, LocalDate before) {
    client
        .sql("DELETE FROM feature_snapshot WHERE schema_id = :schema AND before_date = :before")
        .param("schema", schemaId)
        .param("before", before)
        .update();
  }

  /** Forgets the snapshots of a schema of days after one. */
  public void removeAfter(String schemaId, LocalDate day) {
    client
        .sql("DELETE FROM feature_snapshot WHERE schema_id = :schema AND before_date > :day")
        .param("schema", schemaId)
        .param("day", day)
        .update();
  }

  /** How many rows of a schema there are, as builds have counted; empty when none has. */
  public Optional<Long> rows(String schemaId) {
    return client
        .sql("SELECT row_count FROM feature_row_count WHERE schema_id = :schema")
        .param("schema", schemaId)
        .query(Long.class)
        .optional();
  }

  /** Notes how many rows of a schema there are; to be called with every change of them. */
  public void countRows(String schemaId, long rows) {
    int updated =
        client
            .sql("UPDATE feature_row_count SET row_count = :rows WHERE schema_id = :schema")
            .param("rows", rows)
            .param("schema", schemaId)
            .update();
    if (updated == 0) {
      client
          .sql("INSERT INTO feature_row_count (schema_id, row_count) VALUES (:schema, :rows)")
          .param("schema", schemaId)
          .param("rows", rows)
          .update();
    }
  }

  private static byte[] packed(byte[] memory) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(memory);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] unpacked(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!inflater.finished()) {
        out.write(buffer, 0, inflater.inflate(buffer));
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalStateException("what was packed here cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
