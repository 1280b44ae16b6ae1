package io.matchday.job.prediction;

import io.matchday.feature.FeatureSchema;
import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.storage.KickOff;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.StoredFeatureRow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Checks stored rows before they are scored, so that nothing can fail in the writer for the sake of
 * one row. Thread-safe.
 */
public final class RowCheck implements ItemProcessor<List<StoredFeatureRow>, CheckedBlock> {

  private static final String SOURCE = "feature_row";

  /** The bits of an infinite value, whatever its sign. */
  private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private final FeatureSchema schema;

  /** Checks rows of this schema. */
  public RowCheck(FeatureSchema schema) {
    this.schema = schema;
  }

  @Override
  public CheckedBlock process(List<StoredFeatureRow> stored) {
    long[] matchIds = new long[stored.size()];
    float[] rows = new float[stored.size() * schema.size()];
    List<RejectedRow> rejected = new ArrayList<>();
    int count = 0;
    for (StoredFeatureRow row : stored) {
      Optional<String> fault = faultOf(row, rows, count * schema.size());
      if (fault.isPresent()) {
        rejected.add(RejectedRow.ofMatch(SOURCE, new MatchId(row.matchId()), fault.get()));
      } else {
        matchIds[count++] = row.matchId();
      }
    }
    return new CheckedBlock(matchIds, rows, count, rejected);
  }

  /** Lays the row's values out at the offset; what is wrong with it, if anything is. */
  private Optional<String> faultOf(StoredFeatureRow row, float[] rows, int offset) {
    if (row.kickOff().isEmpty()) {
      return Optional.of("its match is gone; build features again");
    }
    Instant kickOff = instantOf(row.kickOff().get());
    if (row.asOf().isAfter(kickOff)) {
      return Optional.of("features are of " + row.asOf() + ", after kick-off " + kickOff);
    }
    int expected = schema.size() * Float.BYTES;
    if (row.vector().length != expected) {
      return Optional.of(
          "vector has %d bytes, schema %s needs %d"
              .formatted(row.vector().length, schema.id(), expected));
    }
    ByteBuffer.wrap(row.vector())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(rows, offset, schema.size());
    if (!hasInfinite(rows, offset, schema.size())) {
      return Optional.empty();
    }
    return IntStream.range(0, schema.size())
        .filter(i -> Float.isInfinite(rows[offset + i]))
        .mapToObj(i -> "feature " + schema.names().get(i) + " is infinite")
        .findFirst();
  }

  /** Without a branch for each value: almost no row has one. */
  private static boolean hasInfinite(float[] rows, int offset, int count) {
    int found = 0;
    for (int i = offset; i < offset + count; i++) {
      int size = Float.floatToRawIntBits(rows[i]) & Integer.MAX_VALUE;
      // Only of 0 what is one less has the sign.
      found |= (size ^ INFINITE) - 1;
    }
    return found < 0;
  }

  private static Instant instantOf(KickOff kickOff) {
    LocalTime time = kickOff.time().orElse(Fixture.ASSUMED_KICK_OFF);
    return kickOff.date().atTime(time).toInstant(ZoneOffset.UTC);
  }
}
