package io.matchday.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * A feature row as it lies in the table, not yet checked, with the kick-off of its match.
 *
 * @param key its key
 * @param matchId the match
 * @param asOf only what was known before went into the vector
 * @param vector little-endian float32; not copied, the reader owns it
 * @param kickOff when its match is played; empty when there is no such match any more
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredFeatureRow(
    long key, long matchId, Instant asOf, byte[] vector, Optional<KickOff> kickOff) {}
