package io.matchday.storage;

/**
 * A stored match with the names of its teams.
 *
 * @param match the match
 * @param homeTeam name of the home team
 * @param awayTeam name of the away team
 */
public record NamedMatch(StoredMatch match, String homeTeam, String awayTeam) {}
