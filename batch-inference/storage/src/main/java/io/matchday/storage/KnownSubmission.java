package io.matchday.storage;

/**
 * A submission that was stored before.
 *
 * @param taskId the task it made
 * @param fingerprint SHA-256, in hex, of everything that was submitted
 */
public record KnownSubmission(String taskId, String fingerprint) {}
