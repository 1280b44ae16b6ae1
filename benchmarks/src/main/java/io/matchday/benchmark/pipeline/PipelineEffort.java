package io.matchday.benchmark.pipeline;

import java.util.List;

/**
 * How many rows are measured how often.
 *
 * @param rows the sizes of the databases, the first of which is compared with its stages
 * @param rounds in which stages and job take turns; the median of all but the first counts
 * @param importedRows lines of the file that is imported
 */
public record PipelineEffort(List<Integer> rows, int rounds, int importedRows) {

  /** A few minutes, over 100,000 rows. */
  public static final PipelineEffort QUICK = new PipelineEffort(List.of(100_000), 6, 50_000);

  /** About an hour: a million rows, a tenth of it and five times as many. */
  public static final PipelineEffort FULL =
      new PipelineEffort(List.of(1_000_000, 100_000, 5_000_000), 4, 250_000);
}
