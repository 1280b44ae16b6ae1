package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.refusal.NearestNames;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** What the columns of a table of rows mean, by its header. Immutable. */
final class CsvColumns {

  private static final String MATCH_ID = "match_id";
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,30}");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?([0-9]{1,400}([.][0-9]{0,400})?|[.][0-9]{1,400})([eE][+-]?[0-9]{1,9})?");

  /** The place of a column that is the match. */
  private static final int MATCH = -1;

  private final FeatureSchema schema;
  private final int[] places;

  private CsvColumns(FeatureSchema schema, int... places) {
    this.schema = schema;
    this.places = places;
  }

  /** Reads a header; throws 422 with every column that cannot be. */
  static CsvColumns of(String[] header, FeatureSchema schema) {
    RequestProblems problems = new RequestProblems();
    Set<String> seen = new HashSet<>();
    int[] places = new int[header.length];
    for (int i = 0; i < header.length; i++) {
      String name = header[i].strip();
      OptionalInt place = name.equals(MATCH_ID) ? OptionalInt.of(MATCH) : schema.indexOf(name);
      if (!seen.add(name)) {
        problems.add(RequestProblems.step("", name), "the column is there twice");
      } else if (place.isEmpty()) {
        String hint = problems.isFull() ? "" : NearestNames.hint(name, schema.names());
        problems.add(RequestProblems.step("", name), "unknown column" + hint);
      }
      places[i] = place.orElse(0);
    }
    if (!seen.contains(MATCH_ID)) {
      problems.add("/" + MATCH_ID, "the column is required");
    }
    problems.throwIfAny();
    return new CsvColumns(schema, places);
  }

  BatchRow read(long number, String... cells) {
    RequestProblems errors = new RequestProblems(BatchRow.MOST_ERRORS);
    OptionalLong matchId = OptionalLong.empty();
    float[] values = new float[schema.size()];
    Arrays.fill(values, Float.NaN);
    if (cells.length != places.length) {
      errors.add("", "the row has %d cells, the header %d".formatted(cells.length, places.length));
    }
    for (int i = 0; i < Math.min(cells.length, places.length); i++) {
      String cell = cells[i].strip();
      if (places[i] == MATCH) {
        matchId = matchId(cell, errors);
      } else if (!cell.isEmpty()) {
        values[places[i]] = value(cell, schema.names().get(places[i]), errors);
      }
    }
    return errors.told().isEmpty()
        ? BatchRow.good(number, matchId.orElseThrow(), FeatureVector.of(values))
        : BatchRow.bad(number, matchId, errors.told());
  }

  private static OptionalLong matchId(String cell, RequestProblems errors) {
    if (!INTEGER.matcher(cell).matches()) {
      errors.add("/" + MATCH_ID, "expected an integer");
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(cell));
    } catch (NumberFormatException e) {
      errors.add("/" + MATCH_ID, "does not fit a 64-bit integer");
      return OptionalLong.empty();
    }
  }

  private static float value(String cell, String name, RequestProblems errors) {
    if (!NUMBER.matcher(cell).matches()) {
      errors.add(RequestProblems.step("/features", name), "expected a finite number or nothing");
      return Float.NaN;
    }
    float value = (float) Double.parseDouble(cell);
    if (Float.isInfinite(value)) {
      errors.add(RequestProblems.step("/features", name), "is too large for a 32-bit float");
    }
    return value;
  }
}
