package io.matchday.model;

/** The whole model files that tests damage. */
public enum BaseModel {
  /** Written by the native library. */
  GOLDEN_JSON(2026) {
    @Override
    public byte[] file() {
      return GoldenModel.json();
    }
  },
  /** The same, in UBJ. */
  GOLDEN_UBJ(2027) {
    @Override
    public byte[] file() {
      return GoldenModel.ubj();
    }
  },
  /** Larger, with deeper trees. */
  FOREST_JSON(2028) {
    @Override
    public byte[] file() {
      return ForestText.softprob(12, 5, 15, 1);
    }
  },
  /** Another of its size, in UBJ. */
  FOREST_UBJ(2029) {
    @Override
    public byte[] file() {
      return UbjText.of(ForestText.softprob(12, 5, 15, 2));
    }
  };

  private final long seed;

  BaseModel(long seed) {
    this.seed = seed;
  }

  /** The bytes, made anew. */
  public abstract byte[] file();

  /** What its damages are drawn with. */
  public long seed() {
    return seed;
  }
}
