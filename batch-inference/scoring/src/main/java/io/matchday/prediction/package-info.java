/** Probabilities of the three outcomes and what is stored of them. */
@NullMarked
package io.matchday.prediction;

import org.jspecify.annotations.NullMarked;
