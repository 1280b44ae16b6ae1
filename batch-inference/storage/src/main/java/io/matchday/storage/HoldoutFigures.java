package io.matchday.storage;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * How a version did on matches that it had not seen, nor had the version it was to follow.
 *
 * @param matches how many
 * @param from day of the first
 * @param to day of the last
 * @param logLoss of the version
 * @param previousLogLoss of the version that answered until then, on the same matches; empty when
 *     none did
 * @param margin by how much the log loss was allowed to be worse
 * @param ece calibration error of the version
 * @param eceByChance the most that a model no further off than is allowed would show on these
 *     matches, 99 times in 100; empty when the error was small enough not to ask
 */
public record HoldoutFigures(
    long matches,
    LocalDate from,
    LocalDate to,
    double logLoss,
    OptionalDouble previousLogLoss,
    double margin,
    double ece,
    OptionalDouble eceByChance) {}
