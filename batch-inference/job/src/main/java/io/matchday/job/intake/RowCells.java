package io.matchday.job.intake;

import io.matchday.storage.MatchStatistics;
import io.matchday.storage.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cells of one row by name, and what is wrong in them. A problem spoils the row; a warning
 * drops one optional value and keeps the match.
 */
final class RowCells {

  /** More of anything in one match is not believed. */
  private static final int MOST_EVENTS = 150;

  private static final double HIGHEST_ODDS = 10_000;
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none");

  /** A whole number, also as spreadsheets and data frames write it: 2.0. */
  private static final Pattern WHOLE = Pattern.compile("([+-]?\\d{1,9})(?:\\.0+)?");

  private final Layout layout;
  private final CsvLine line;
  private final List<Fault> problems = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();

  RowCells(Layout layout, CsvLine line) {
    this.layout = layout;
    this.line = line;
  }

  List<Fault> problems() {
    return problems;
  }

  List<Fault> warnings() {
    return warnings;
  }

  /** Notes what spoils the row. */
  void problem(String column, String reason) {
    problems.add(new Fault(column, reason));
  }

  /** Notes an optional value that is left out. */
  void warn(String column, String reason) {
    warnings.add(new Fault(column, reason));
  }

  /** The text of a cell; empty when the file has no such column. */
  String text(String column) {
    return layout.place(column).map(line::cell).orElse("");
  }

  /** The text of a cell in which NA and its like stand for nothing. */
  String value(String column) {
    String text = text(column);
    return isMissing(text) ? "" : text;
  }

  private static boolean isMissing(String text) {
    return text.isEmpty()
        || (text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT)));
  }

  /** What the file calls a column. */
  String nameOf(String column) {
    return layout.nameOf(column);
  }

  /** A text that must be there, printable and of a length that can be kept. */
  String name(String column, int longest) {
    String text = text(column);
    if (text.isEmpty()) {
      problem(nameOf(column), nameOf(column) + " is empty, expected a name");
    } else {
      checkName(column, text, longest);
    }
    return text;
  }

  /** Notes a text that cannot be kept as a name. */
  void checkName(String column, String text, int longest) {
    if (Text.hasControlCharacter(text)) {
      problem(
          nameOf(column),
          nameOf(column) + " is " + Text.shown(text) + ", which holds a control character");
    } else if (text.length() > longest) {
      problem(
          nameOf(column),
          nameOf(column) + " has " + text.length() + " characters, expected at most " + longest);
    }
  }

  /** A whole number from 0; anything else is a problem of the row. */
  OptionalInt goals(String column, int most) {
    String text = value(column);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt number = whole(text);
    if (number.isEmpty() || number.getAsInt() < 0 || number.getAsInt() > most) {
      problem(nameOf(column), expected(nameOf(column), text, "a whole number from 0 to " + most));
      return OptionalInt.empty();
    }
    return number;
  }

  /** A claim, written in any of the usual ways. */
  Optional<Boolean> flag(String column) {
    String text = value(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> Optional.of(true);
      case "false", "f", "no", "n", "0" -> Optional.of(false);
      default -> {
        problem(nameOf(column), expected(nameOf(column), text, "true or false"));
        yield Optional.empty();
      }
    };
  }

  /** Every statistic of the row that is sound; a note of each that is not. */
  MatchStatistics statistics() {
    Map<Statistic, Double> known = new EnumMap<>(Statistic.class);
    for (Statistic statistic : Statistic.values()) {
      if (!statistic.isOdds()) {
        count(statistic.column()).ifPresent(value -> known.put(statistic, (double) value));
      }
    }
    odds(layout.odds(), known, Statistic.ODDS_HOME, Statistic.ODDS_DRAW, Statistic.ODDS_AWAY);
    odds(
        layout.closingOdds(),
        known,
        Statistic.CLOSING_ODDS_HOME,
        Statistic.CLOSING_ODDS_DRAW,
        Statistic.CLOSING_ODDS_AWAY);
    return MatchStatistics.of(known);
  }

  private OptionalInt count(String column) {
    String text = value(column);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt number = whole(text);
    if (number.isEmpty() || number.getAsInt() < 0 || number.getAsInt() > MOST_EVENTS) {
      String wanted = "a whole number from 0 to " + MOST_EVENTS;
      warn(nameOf(column), expected(nameOf(column), text, wanted));
      return OptionalInt.empty();
    }
    return number;
  }

  /** Takes the first whole triple; one that is not whole is passed over. */
  private void odds(
      List<OddsColumns> sources,
      Map<Statistic, Double> known,
      Statistic home,
      Statistic draw,
      Statistic away) {
    for (OddsColumns source : sources) {
      double homeOdds = odds(source.home());
      double drawOdds = odds(source.draw());
      double awayOdds = odds(source.away());
      if (homeOdds > 0 && drawOdds > 0 && awayOdds > 0) {
        known.put(home, homeOdds);
        known.put(draw, drawOdds);
        known.put(away, awayOdds);
        return;
      }
      boolean any = homeOdds > 0 || drawOdds > 0 || awayOdds > 0;
      if (any && layout.format() == FileFormat.MATCHDAY) {
        warn(layout.nameAt(source.home()), "odds are incomplete, expected all three");
      }
    }
  }

  /** Decimal odds; 0 when absent, also where the file itself writes 0 for that, or unsound. */
  private double odds(int index) {
    String text = line.cell(index);
    if (isMissing(text) || text.equals("0")) {
      return 0;
    }
    try {
      double value = Double.parseDouble(text);
      if (value > 1 && value <= HIGHEST_ODDS) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    warn(layout.nameAt(index), expected(layout.nameAt(index), text, "decimal odds greater than 1"));
    return 0;
  }

  private static OptionalInt whole(String text) {
    var matcher = WHOLE.matcher(text);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** What is wrong with a cell, in the words used everywhere. */
  static String expected(String column, String text, String wanted) {
    return column + " is " + Text.shown(text) + ", expected " + wanted;
  }
}
