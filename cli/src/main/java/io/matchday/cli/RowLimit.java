package io.matchday.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the most rows of a listing, which is at least one. */
final class RowLimit implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Refused below, with what was expected.
    }
    throw new TypeConversionException("'" + text + "' is no number of rows, from 1 up");
  }
}
