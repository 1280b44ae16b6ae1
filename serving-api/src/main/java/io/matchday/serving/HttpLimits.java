package io.matchday.serving;

import java.time.Duration;

/**
 * Bounds of the web tier.
 *
 * @param maxThreads request threads where the JDK has no virtual threads
 * @param maxBodyBytes the largest request body
 * @param maxHeaderBytes the largest request line and headers together
 * @param readTimeout how long a client may be silent while it sends a request
 * @param shutdownTimeout how long stopping waits for requests in flight
 */
public record HttpLimits(
    int maxThreads,
    int maxBodyBytes,
    int maxHeaderBytes,
    Duration readTimeout,
    Duration shutdownTimeout) {}
