package io.matchday.job.intake;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How seasons are written: {@code 2019-20} over two years, {@code 2021} within one. */
final class Season {

  static final String EXPECTED = "expected a season such as 2019-20 or 2021";

  private static final Pattern TWO_YEARS = Pattern.compile("(\\d{4})\\s?[-/]\\s?(\\d{2}|\\d{4})");
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

  /** Two-digit years from here on are of the last century: no league file is older. */
  private static final int PIVOT = 70;

  private Season() {}

  /**
   * The season of a text.
   *
   * @param pairs whether four digits are two years ({@code 1920} is 2019-20), as league files of
   *     football-data.co.uk have it; without, {@code 1920} is the year. {@code 0001}, which is no
   *     year, is two years always
   */
  static Optional<String> parse(String text, boolean pairs) {
    Matcher twoYears = TWO_YEARS.matcher(text);
    if (twoYears.matches()) {
      int first = Integer.parseInt(twoYears.group(1));
      int second = Integer.parseInt(twoYears.group(2)) % 100;
      return second == (first + 1) % 100 ? Optional.of(split(first)) : Optional.empty();
    }
    if (!FOUR_DIGITS.matcher(text).matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(text.substring(0, 2));
    int second = Integer.parseInt(text.substring(2));
    int year = Integer.parseInt(text);
    boolean isYear = year >= 1850 && year <= 2200;
    if (second == (first + 1) % 100 && (pairs || !isYear)) {
      return Optional.of(split(century(first)));
    }
    return isYear ? Optional.of(text) : Optional.empty();
  }

  /** The season of a league that runs from summer to summer: it turns on the first of July. */
  static String ofLeague(LocalDate date) {
    int first = date.getMonthValue() >= Month.JULY.getValue() ? date.getYear() : date.getYear() - 1;
    return split(first);
  }

  /** The season of tournaments: the calendar year. */
  static String ofYear(LocalDate date) {
    return Integer.toString(date.getYear());
  }

  /** A year of two digits: 70 to 99 are 1970 to 1999, 00 to 69 are 2000 to 2069. */
  static int century(int twoDigits) {
    return twoDigits >= PIVOT ? 1900 + twoDigits : 2000 + twoDigits;
  }

  private static String split(int first) {
    int second = (first + 1) % 100;
    return first + (second < 10 ? "-0" : "-") + second;
  }
}
