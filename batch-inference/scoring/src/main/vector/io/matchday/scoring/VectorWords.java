package io.matchday.scoring;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Words side by side, as many as a vector of this processor holds. The methods are small, since a
 * vector handed to a method that the compiler does not merge into its caller goes by way of the
 * heap.
 */
final class VectorWords {

  static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

  /** Words in a vector. */
  static final int WORDS = SPECIES.length();

  private VectorWords() {}

  /** The vector at a place, places being a vector apart. */
  static LongVector at(long[] words, int place) {
    return LongVector.fromArray(SPECIES, words, place * WORDS);
  }

  /** Of each bit the one of {@code left}, or where the turn is to the right that of the other. */
  static LongVector choose(LongVector turn, LongVector left, LongVector right) {
    return xor(left, xor(left, right).and(turn));
  }

  static LongVector xor(LongVector one, LongVector other) {
    return one.lanewise(VectorOperators.XOR, other);
  }

  /** Where the bits of {@code low}, moved down, differ from those of {@code high} in the mask. */
  static LongVector differing(LongVector low, LongVector high, int shift, long mask) {
    return xor(low.lanewise(VectorOperators.LSHR, shift), high).and(mask);
  }

  static LongVector up(LongVector words, int shift) {
    return words.lanewise(VectorOperators.LSHL, shift);
  }
}
