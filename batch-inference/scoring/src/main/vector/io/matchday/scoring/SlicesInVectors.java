package io.matchday.scoring;

/** Makes {@link VectorSlices}; found by name where the Java runtime has the module they need. */
final class SlicesInVectors implements VectorScorers {

  @Override
  public int rowsAtOnce() {
    return VectorSlices.ROWS;
  }

  @Override
  public Scorer of(SlicedModel model) {
    return new VectorSlices(model);
  }
}
