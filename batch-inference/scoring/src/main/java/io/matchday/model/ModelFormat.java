package io.matchday.model;

/** The encodings of a model file, told by content. */
enum ModelFormat {
  /** Text. */
  JSON("model.json"),
  /** Universal Binary JSON. */
  UBJ("model.ubj"),
  /** Anything else. */
  UNKNOWN("model");

  private final String fileName;

  ModelFormat(String fileName) {
    this.fileName = fileName;
  }

  /**
   * UBJSON follows the opening brace with the marker of an integer, the length of the first name;
   * JSON with white space, a quotation mark or the closing brace.
   */
  static ModelFormat of(byte[] content) {
    int start = 0;
    while (start < content.length && isSpace(content[start])) {
      start++;
    }
    if (start + 1 >= content.length || content[start] != '{') {
      return UNKNOWN;
    }
    byte next = content[start + 1];
    return next == '"' || next == '}' || isSpace(next) ? JSON : UBJ;
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }

  /** What a bundle calls a model file of this format. */
  String fileName() {
    return fileName;
  }
}
