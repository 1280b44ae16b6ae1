package io.matchday.serving.reading;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of rows written as CSV.
 *
 * @param name its header
 * @param cell what stands in it; null leaves it empty
 * @param <V> the rows
 */
record Column<V>(String name, Function<V, @Nullable Object> cell) {}
