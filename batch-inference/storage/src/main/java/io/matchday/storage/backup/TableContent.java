package io.matchday.storage.backup;

/**
 * What a table holds, whatever the order of its rows.
 *
 * @param table its name in lower case
 * @param rows how many rows
 * @param digest of all its rows, in hex
 */
public record TableContent(String table, long rows, String digest) {}
