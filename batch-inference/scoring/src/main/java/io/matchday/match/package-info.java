/**
 * The sport itself: matches, scores, outcomes, teams. Knows nothing of features, models or storage.
 */
@NullMarked
package io.matchday.match;

import org.jspecify.annotations.NullMarked;
