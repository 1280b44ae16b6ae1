/**
 * What decides whether a run of predictions is given to readers, taken back and kept: bounds,
 * checks, rollback and retention. Making predictions does not belong here.
 */
@NullMarked
package io.matchday.job.publication;

import org.jspecify.annotations.NullMarked;
