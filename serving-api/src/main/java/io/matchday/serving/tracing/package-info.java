/**
 * What makes one request followable: its id, its line in the log and its spans. What is counted
 * over all requests does not belong here.
 */
@NullMarked
package io.matchday.serving.tracing;

import org.jspecify.annotations.NullMarked;
