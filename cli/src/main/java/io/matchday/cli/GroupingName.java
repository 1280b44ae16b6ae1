package io.matchday.cli;

import io.matchday.storage.Grouping;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a grouping as it is listed: {@code league}. */
final class GroupingName implements ITypeConverter<Grouping> {

  @Override
  public Grouping convert(String text) {
    return Arrays.stream(Grouping.values())
        .filter(grouping -> grouping.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no grouping, expected one of %s".formatted(text, all())));
  }

  private static String all() {
    return Arrays.stream(Grouping.values()).map(Grouping::label).collect(Collectors.joining(", "));
  }
}
