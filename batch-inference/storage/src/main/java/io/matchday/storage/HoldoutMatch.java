package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.match.Outcome;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A played match that may judge a model.
 *
 * @param id the match
 * @param date its day
 * @param kickOff its time of day, where known
 * @param outcome what came of it
 */
public record HoldoutMatch(
    MatchId id, LocalDate date, Optional<LocalTime> kickOff, Outcome outcome) {}
