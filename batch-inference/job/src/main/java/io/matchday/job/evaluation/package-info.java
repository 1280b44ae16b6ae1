/** The job that judges published predictions by what came of them. */
@NullMarked
package io.matchday.job.evaluation;

import org.jspecify.annotations.NullMarked;
