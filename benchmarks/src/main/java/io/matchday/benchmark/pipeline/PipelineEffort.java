package io.matchday.benchmark.pipeline;

import java.util.List;

/**
 * How many rows are measured how often.
 *
 * @param rows the sizes of the databases, the first of which is measured most often
 * @param rounds in which stages and job take turns; the median of all but the first counts
 */
public record PipelineEffort(List<Integer> rows, int rounds) {

  /** 100,000 rows. */
  public static final PipelineEffort QUICK = new PipelineEffort(List.of(100_000), 6);

  /** A million rows, a tenth of it and five times as many. */
  public static final PipelineEffort FULL =
      new PipelineEffort(List.of(1_000_000, 100_000, 5_000_000), 4);

  /** Keeps the sizes as they are. */
  public PipelineEffort {
    rows = List.copyOf(rows);
  }
}
