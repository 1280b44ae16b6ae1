/**
 * Publishing runs of predictions: what a run holds as a whole, taking runs back, and how long their
 * predictions are kept. Reading what was published does not belong here.
 */
@NullMarked
package io.matchday.storage.publication;

import org.jspecify.annotations.NullMarked;
