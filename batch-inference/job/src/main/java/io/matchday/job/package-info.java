/**
 * The jobs and what they share: the batch engine, the keeping of runs, progress. Each job has a
 * package of its own; each job knows nothing of the command line or of HTTP.
 */
@NullMarked
package io.matchday.job;

import org.jspecify.annotations.NullMarked;
