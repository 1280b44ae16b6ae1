/**
 * Measures the prediction job beside its own stages: what reading, scoring and writing the same
 * rows take alone, what the three allow together, and how much of it the job reaches.
 */
@NullMarked
package io.matchday.benchmark.pipeline;

import org.jspecify.annotations.NullMarked;
