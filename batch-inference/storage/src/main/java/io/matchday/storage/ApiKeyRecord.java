package io.matchday.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * The history of an API key.
 *
 * @param key the key
 * @param createdAt when it was made
 * @param lastUsedAt when it was last seen to be used, to the minute
 * @param revokedAt when it was revoked, if it was
 */
public record ApiKeyRecord(
    ApiKey key, Instant createdAt, Optional<Instant> lastUsedAt, Optional<Instant> revokedAt) {}
