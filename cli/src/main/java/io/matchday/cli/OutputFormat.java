package io.matchday.cli;

/** How results are printed. */
enum OutputFormat {
  /** Aligned columns for people. */
  table,
  /** A JSON array of objects. */
  json,
  /** CSV with a header line (RFC 4180). */
  csv
}
