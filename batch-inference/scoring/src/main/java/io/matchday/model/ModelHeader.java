package io.matchday.model;

import java.util.List;

/**
 * What a model file says of itself apart from its trees.
 *
 * @param objective what it was trained for
 * @param featureCount how many features a row has
 * @param featureNames their names, or empty
 * @param classCount margins a row
 * @param baseMargin what every margin starts from
 */
record ModelHeader(
    Objective objective,
    int featureCount,
    List<String> featureNames,
    int classCount,
    float baseMargin) {}
