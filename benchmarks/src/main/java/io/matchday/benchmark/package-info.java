/**
 * Measures parts of Matchday against a reference in the same run. What is measured here is stated
 * in {@code docs/performance.md}; nothing of the product depends on this module.
 */
@NullMarked
package io.matchday.benchmark;

import org.jspecify.annotations.NullMarked;
