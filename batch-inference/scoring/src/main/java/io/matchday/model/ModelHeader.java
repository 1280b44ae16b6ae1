package io.matchday.model;

import java.util.List;

/**
 * What a model file says of itself apart from its trees.
 *
 * @param objective what it was trained for
 * @param featureCount how many features a row has
 * @param featureNames their names, or empty
 * @param baseMargins what the margin of each class starts from
 * @param rounds which trees were grown together
 */
record ModelHeader(
    Objective objective,
    int featureCount,
    List<String> featureNames,
    List<Float> baseMargins,
    Rounds rounds) {

  /** The same for the first rounds alone. */
  ModelHeader withRounds(Rounds fewer) {
    return new ModelHeader(objective, featureCount, featureNames, baseMargins, fewer);
  }

  /** The same with the classes starting elsewhere. */
  ModelHeader withBaseMargins(List<Float> margins) {
    return new ModelHeader(objective, featureCount, featureNames, margins, rounds);
  }

  /** The same for rows of these features. */
  ModelHeader withFeatures(List<String> names) {
    return new ModelHeader(objective, names.size(), names, baseMargins, rounds);
  }
}
