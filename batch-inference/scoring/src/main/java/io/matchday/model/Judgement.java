package io.matchday.model;

import java.util.Optional;

/**
 * A model and two simple rivals on the same held-out matches.
 *
 * @param model the model, calibrated
 * @param prior always the share of each outcome among the fitting matches
 * @param elo a logistic regression on the difference of ratings alone; empty when the schema has no
 *     such feature
 */
public record Judgement(Figures model, Figures prior, Optional<Figures> elo) {}
