package io.matchday.storage;

import io.matchday.match.TeamId;

/**
 * Two teams in their roles.
 *
 * @param home the home team, or the first named on neutral ground
 * @param away the away team
 */
public record TeamPair(TeamId home, TeamId away) {}
