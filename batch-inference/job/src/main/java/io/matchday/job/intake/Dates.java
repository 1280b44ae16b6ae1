package io.matchday.job.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How days and times of day are written in match files. */
final class Dates {

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2})?");

  private Dates() {}

  /** A day as {@code 2020-08-15}, {@code 15/08/2020} or {@code 15/08/20}; the day stands first. */
  static Optional<LocalDate> day(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return day(number(iso, 1), number(iso, 2), number(iso, 3));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      int year = number(dayFirst, 3);
      return day(
          dayFirst.group(3).length() == 2 ? Season.century(year) : year,
          number(dayFirst, 2),
          number(dayFirst, 1));
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time of day as {@code 15:00} or {@code 15:00:00}. */
  static Optional<LocalTime> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches() || number(time, 1) > 23 || number(time, 2) > 59) {
      return Optional.empty();
    }
    return Optional.of(LocalTime.of(number(time, 1), number(time, 2)));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
