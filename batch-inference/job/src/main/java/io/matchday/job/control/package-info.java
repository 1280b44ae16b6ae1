/**
 * Runs seen and handled from outside: where they stand, asking them to stop, taking them for dead,
 * forgetting old ones. How a run keeps its own record is not here but in {@code RunKeeper}.
 */
@NullMarked
package io.matchday.job.control;

import org.jspecify.annotations.NullMarked;
