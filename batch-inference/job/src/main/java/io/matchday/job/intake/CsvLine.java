package io.matchday.job.intake;

import java.util.List;

/**
 * One line of a file, cut into cells.
 *
 * @param number its line in the file, from 1
 * @param cells the cells, trimmed of white space
 * @param problem what is wrong with the line as CSV; empty when nothing
 */
record CsvLine(long number, List<String> cells, String problem) {

  CsvLine {
    cells = List.copyOf(cells);
  }

  /** Whether no cell holds anything. */
  boolean isBlank() {
    return problem.isEmpty() && cells.stream().allMatch(String::isEmpty);
  }

  /** The cell at an index; empty beyond the last. */
  String cell(int index) {
    return index < cells.size() ? cells.get(index) : "";
  }
}
