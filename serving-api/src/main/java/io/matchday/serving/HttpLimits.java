package io.matchday.serving;

import java.time.Duration;

/**
 * Bounds of the web tier.
 *
 * @param maxRequests how many requests are answered at the same time; more are refused
 * @param maxBodyBytes the largest request body
 * @param maxHeaderBytes the largest request line and headers together
 * @param readTimeout how long the headers of a request may take to arrive, and then its body; also
 *     how long a connection may be idle
 * @param shutdownTimeout how long stopping waits for requests in flight
 */
public record HttpLimits(
    int maxRequests,
    int maxBodyBytes,
    int maxHeaderBytes,
    Duration readTimeout,
    Duration shutdownTimeout) {}
