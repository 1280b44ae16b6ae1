package io.matchday.storage.backup;

/**
 * The predictions of one run, which never change once they are published.
 *
 * @param run the run
 * @param rows how many predictions
 * @param digest of all of them, in hex
 */
public record RunContent(long run, long rows, String digest) {}
