package io.matchday.storage;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;

/**
 * How good one group of published predictions was.
 *
 * @param grouping by what they are put together
 * @param label which run, model version, alias, league, season or month; empty for all
 * @param basis what they are worth as evidence
 * @param assessment the figures
 */
public record JudgementRow(Grouping grouping, String label, Basis basis, Assessment assessment) {}
