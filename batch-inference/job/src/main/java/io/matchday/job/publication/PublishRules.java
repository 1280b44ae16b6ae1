package io.matchday.job.publication;

/**
 * By what rules runs are published and kept.
 *
 * @param maxRejects how many rows may be rejected
 * @param maxShareShift by how much the mean of a probability may differ from that of the last
 *     published run, over what chance explains
 * @param shareBound whether that bound holds
 * @param keepRuns how many published runs of an alias and scope are kept whole; at least 1
 * @param minFreeBytes the free space that must be left on disk when a run ends
 */
public record PublishRules(
    RejectLimit maxRejects,
    double maxShareShift,
    ShareBound shareBound,
    int keepRuns,
    long minFreeBytes) {

  /** What holds where nothing is set. */
  public static final PublishRules DEFAULT =
      new PublishRules(RejectLimit.NONE, 0.05, ShareBound.KEPT, 30, 200L << 20);

  /** Refuses bounds that are none. */
  public PublishRules {
    if (!(maxShareShift >= 0 && maxShareShift <= 1) || keepRuns < 1 || minFreeBytes < 0) {
      throw new IllegalArgumentException("no bounds: " + maxShareShift + ", " + keepRuns);
    }
  }

  /** The same with another limit of rejects. */
  public PublishRules withMaxRejects(RejectLimit limit) {
    return new PublishRules(limit, maxShareShift, shareBound, keepRuns, minFreeBytes);
  }

  /** The same, whatever the shares of the outcomes are. */
  public PublishRules withoutShareBound() {
    return new PublishRules(
        maxRejects, maxShareShift, ShareBound.OVERRIDDEN, keepRuns, minFreeBytes);
  }
}
