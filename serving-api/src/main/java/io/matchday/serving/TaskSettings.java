package io.matchday.serving;

import java.time.Duration;

/**
 * Bounds of scoring later.
 *
 * @param capacity how many tasks may wait before a new one is refused with 503
 * @param timeToLive how long an answer is kept after its task ended
 * @param lease how long a worker holds the tasks it took
 * @param attempts how often a task is taken before it is given up
 * @param backoff the first pause after a fault of ours; each further one is three times as long
 * @param batchSize how many tasks a worker takes at once
 */
public record TaskSettings(
    int capacity,
    Duration timeToLive,
    Duration lease,
    int attempts,
    Duration backoff,
    int batchSize) {}
