package io.matchday.evaluation;

/**
 * Claims of about the same probability, and how often they came true: one line of a reliability
 * table.
 *
 * @param claims how many claims; at least 1, three a match
 * @param claimed the mean probability claimed
 * @param happened the share of the claims that came true
 */
public record ReliabilityBin(long claims, double claimed, double happened) {}
