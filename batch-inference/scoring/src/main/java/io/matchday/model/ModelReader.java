package io.matchday.model;

/**
 * Pulls the values of a model file one after the other, whichever encoding it has. A caller takes
 * each value exactly once, by the method for the type it expects; another type is refused. No
 * method allocates more than the file has bytes to fill, and nesting is bounded.
 */
interface ModelReader {

  /** The deepest nesting read; XGBoost's own files need 8. */
  int DEEPEST = 32;

  /** The most characters or bytes of a text that is read; what is passed over may be longer. */
  int LONGEST_TEXT = 1 << 20;

  /** The most characters or bytes of a field's name; XGBoost's own have up to 25. */
  int LONGEST_NAME = 1 << 10;

  /** The most fields of an object that is read; XGBoost's own have up to 18. */
  int MOST_FIELDS = 1_000;

  /** Called once a field or element; takes its value. */
  interface Entry<T> {
    void read(T key);
  }

  /** Reads an object, field by field; a name that comes twice is refused. */
  void object(Entry<String> field);

  /** Reads an array, element by element. */
  void array(Entry<Integer> element);

  /** Reads a string, or a number as its digits. */
  String text();

  /** Reads an array of integers; true and false count as 1 and 0. */
  int[] integers();

  /** Reads an array of single-precision numbers. */
  float[] floats();

  /** Passes over one value. */
  void skip();

  /** Refuses anything after the value read. */
  void end();

  /** Where the reading stands. */
  Place place();
}
