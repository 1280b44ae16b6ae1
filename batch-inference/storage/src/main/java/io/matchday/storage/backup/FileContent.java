package io.matchday.storage.backup;

/**
 * One file inside a backup.
 *
 * @param name its place in the archive, with forward slashes
 * @param size its bytes
 * @param sha256 of its bytes, in hex
 */
public record FileContent(String name, long size, String sha256) {}
