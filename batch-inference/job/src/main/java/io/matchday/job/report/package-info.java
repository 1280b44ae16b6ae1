/**
 * All that is known of one run, put together from where it is kept. How it is shown is not here.
 */
@NullMarked
package io.matchday.job.report;

import org.jspecify.annotations.NullMarked;
