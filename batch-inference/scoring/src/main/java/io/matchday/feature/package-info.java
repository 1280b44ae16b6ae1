/**
 * What a model sees of a match: named features, their schema, and the one pass over history that
 * computes them from what was known before each match.
 */
@NullMarked
package io.matchday.feature;

import org.jspecify.annotations.NullMarked;
