package io.matchday.benchmark.pipeline;

import java.util.List;

/**
 * What is measured how often.
 *
 * @param sizes one after the other
 */
public record PipelineEffort(List<Size> sizes) {

  /** What {@code matchday predict} has. */
  private static final String SHIPPED_HEAP = "1g";

  private static final String SMALL_HEAP = "256m";

  /** 100,000 rows. */
  public static final PipelineEffort QUICK =
      new PipelineEffort(List.of(new Size(100_000, SHIPPED_HEAP, 8)));

  /** A million rows as shipped, then from 100,000 to 5 million in little memory. */
  public static final PipelineEffort FULL =
      new PipelineEffort(
          List.of(
              new Size(1_000_000, SHIPPED_HEAP, 6),
              new Size(100_000, SMALL_HEAP, 30),
              new Size(1_000_000, SMALL_HEAP, 6),
              new Size(5_000_000, SMALL_HEAP, 2)));

  /** Keeps the sizes as they are. */
  public PipelineEffort {
    sizes = List.copyOf(sizes);
  }

  /**
   * One database.
   *
   * @param rows it holds
   * @param heap the most memory of the process, as the JVM's option has it
   * @param rounds in which stages and job take turns; the median of the later half counts
   */
  public record Size(int rows, String heap, int rounds) {}
}
