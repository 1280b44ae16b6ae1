package io.matchday.storage;

import io.matchday.evaluation.Quality;

/**
 * The quality of one group of published predictions.
 *
 * @param grouping {@code all}, {@code run}, {@code league} or {@code season}
 * @param label which run, league or season; empty for {@code all}
 * @param inTraining whether the matches lie inside the training window of their model
 * @param quality the measures
 */
public record JudgementRow(String grouping, String label, boolean inTraining, Quality quality) {}
