package io.matchday.storage;

/**
 * Why a run refused rows, and how many.
 *
 * @param reason the reason, as it stands at each row
 * @param rows how many rows it was given for
 */
public record RejectReason(String reason, long rows) {}
