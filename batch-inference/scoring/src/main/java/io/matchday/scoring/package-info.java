/** Turns feature vectors into margins and probabilities with a model, in pure Java. */
@NullMarked
package io.matchday.scoring;

import org.jspecify.annotations.NullMarked;
