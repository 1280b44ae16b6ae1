/** The prediction job over many days, one after the other. What a day's run is, is not here. */
@NullMarked
package io.matchday.job.backfill;

import org.jspecify.annotations.NullMarked;
