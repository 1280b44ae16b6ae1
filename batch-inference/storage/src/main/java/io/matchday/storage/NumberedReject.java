package io.matchday.storage;

/**
 * A rejected row with its number in the database, by which lists of them are paged.
 *
 * @param number its number, rising in the order they were met
 * @param row what was rejected
 */
public record NumberedReject(long number, RejectedRow row) {}
