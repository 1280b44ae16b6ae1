package io.matchday.feature;

/** How a competition is played, as far as its matches so far tell. */
enum CompetitionKind {
  /** Its teams meet week by week: a team has played at least ten matches a season in it. */
  LEAGUE,
  /** A cup, a tournament, qualifiers, friendlies; also a league until its first ten rounds. */
  TOURNAMENT
}
