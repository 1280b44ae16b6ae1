/**
 * Reading what is stored: predictions, matches, runs, judgements and models, for analysts and
 * operators. Nothing here scores or changes anything; SQL is in the storage module.
 */
@NullMarked
package io.matchday.serving.reading;

import org.jspecify.annotations.NullMarked;
