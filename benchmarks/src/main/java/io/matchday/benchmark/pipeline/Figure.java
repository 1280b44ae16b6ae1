package io.matchday.benchmark.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What some rows took.
 *
 * @param elapsed microseconds a row by the clock
 * @param processor microseconds a row of processor time, of all threads together
 */
record Figure(double elapsed, double processor) {

  private static final double NANOSECONDS_A_MICROSECOND = 1e3;
  private static final double MICROSECONDS_A_SECOND = 1e6;

  /** What a piece of work over so many rows takes. */
  static Figure of(long rows, ProcessorTime processor, Runnable work) {
    long start = System.nanoTime();
    long before = processor.nanos();
    work.run();
    double spent = processor.nanos() - before;
    double passed = System.nanoTime() - start;
    return new Figure(
        passed / rows / NANOSECONDS_A_MICROSECOND, spent / rows / NANOSECONDS_A_MICROSECOND);
  }

  /** The medians of several. */
  static Figure median(List<Figure> figures) {
    return new Figure(median(figures, Figure::elapsed), median(figures, Figure::processor));
  }

  static double median(List<Figure> figures, ToDoubleFunction<Figure> part) {
    List<Double> sorted =
        figures.stream().map(part::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    return sorted.get(sorted.size() / 2);
  }

  double rowsASecond() {
    return MICROSECONDS_A_SECOND / elapsed;
  }
}
