package io.matchday.storage.backup;

/**
 * Where a sequence of PostgreSQL stands; H2 keeps its own in the file.
 *
 * @param name its name
 * @param value its last value
 * @param called whether that value was handed out
 */
public record SequenceValue(String name, long value, boolean called) {}
