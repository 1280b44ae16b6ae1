package io.matchday.scoring;

import io.matchday.match.Outcome;
import java.util.Arrays;

/**
 * Margins of 0 for every match: what a model starts from that has no base, and what a base is added
 * to where it stands alone.
 *
 * @param featureCount how many features a row has
 */
public record NoTrees(int featureCount) implements Scorer {

  @Override
  public int classCount() {
    return Outcome.COUNT;
  }

  @Override
  public void margins(float[] rows, int from, int to, float[] margins) {
    Arrays.fill(margins, from * Outcome.COUNT, to * Outcome.COUNT, 0);
  }
}
