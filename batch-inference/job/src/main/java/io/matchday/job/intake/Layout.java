package io.matchday.job.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the columns of one file stand.
 *
 * @param format the format of the file
 * @param header the header's cells
 * @param places Matchday's name of a column to its index
 * @param odds sources of odds before the match, the preferred first
 * @param closingOdds sources of odds at kick-off, the preferred first
 */
record Layout(
    FileFormat format,
    List<String> header,
    Map<String, Integer> places,
    List<OddsColumns> odds,
    List<OddsColumns> closingOdds) {

  Layout {
    header = List.copyOf(header);
    places = Map.copyOf(places);
    odds = List.copyOf(odds);
    closingOdds = List.copyOf(closingOdds);
  }

  /** The index of a column, when the file has it. */
  Optional<Integer> place(String column) {
    return Optional.ofNullable(places.get(column));
  }

  /** What the file calls the column at an index. */
  String nameAt(int index) {
    return index < header.size() ? header.get(index) : "column " + (index + 1);
  }

  /** What the file calls a column; Matchday's name where the file has none. */
  String nameOf(String column) {
    return place(column).map(this::nameAt).orElse(column);
  }
}
