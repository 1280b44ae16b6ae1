package io.matchday.job.prediction;

import io.matchday.storage.RejectedRow;
import java.util.List;

/**
 * A block of rows after checking: the good ones laid out for the scorer, the others with their
 * reasons. Made and used by one slice thread; arrays are shared, not copied.
 *
 * @param matchIds the matches of the good rows
 * @param rows the values of the good rows, row after row
 * @param count how many good rows
 * @param rejected the others
 */
@SuppressWarnings("ArrayRecordComponent")
public record CheckedBlock(long[] matchIds, float[] rows, int count, List<RejectedRow> rejected) {}
