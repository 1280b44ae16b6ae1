package io.matchday.storage;

/**
 * What tells a repeated submission from a new one.
 *
 * @param value as the client chose it
 * @param fingerprint SHA-256, in hex, of everything that was submitted
 */
public record SubmissionKey(String value, String fingerprint) {}
