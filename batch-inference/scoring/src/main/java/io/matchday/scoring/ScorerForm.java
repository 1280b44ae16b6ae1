package io.matchday.scoring;

/** The ways an ensemble can be laid out for scoring. All give the same margins to the bit. */
public enum ScorerForm {
  /** Node by node; see {@link NodeWalk}. */
  NODE_WALK("node walk"),
  /** Rows alone, small models; see {@link PackedKeys}. */
  PACKED_KEYS("packed keys"),
  /** Rows alone, large models; see {@link ConditionTable}. */
  CONDITION_TABLE("condition table"),
  /** Blocks; see {@link BitSlices}. */
  BIT_SLICES("bit slices"),
  /**
   * Many blocks, where the Java runtime and the processor have vectors; see {@link VectorScorers}.
   */
  VECTOR_SLICES("vector slices");

  private final String label;

  ScorerForm(String label) {
    this.label = label;
  }

  /** What people call it, such as {@code bit slices}. */
  public String label() {
    return label;
  }
}
