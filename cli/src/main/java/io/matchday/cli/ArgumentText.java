package io.matchday.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads dates and numbers from arguments, and says what was expected when they are none. */
final class ArgumentText {

  private ArgumentText() {}

  static void registerWith(CommandLine commands) {
    commands.registerConverter(LocalDate.class, ArgumentText::date);
    commands.registerConverter(Integer.class, ArgumentText::integer);
    commands.registerConverter(int.class, ArgumentText::integer);
    commands.registerConverter(Long.class, ArgumentText::number);
    commands.registerConverter(long.class, ArgumentText::number);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no date such as 2026-04-25");
    }
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw noNumber(text);
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw noNumber(text);
    }
  }

  private static TypeConversionException noNumber(String text) {
    return new TypeConversionException("'" + text + "' is no whole number, or too large");
  }
}
