/** The job that computes feature rows from history and keeps them up to date. */
@NullMarked
package io.matchday.job.feature;

import org.jspecify.annotations.NullMarked;
