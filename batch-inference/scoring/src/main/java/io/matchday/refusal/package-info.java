/**
 * How any part of Matchday says an expected "no": a code, the problems found, and where. Failures
 * of our own are ordinary exceptions and do not belong here.
 */
@NullMarked
package io.matchday.refusal;

import org.jspecify.annotations.NullMarked;
