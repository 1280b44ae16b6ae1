package io.matchday.job.intake;

import io.matchday.match.Score;
import io.matchday.match.Sex;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes a checked match of a line, or says everything that is wrong with it. */
final class RowReader {

  /** The longest name of a team that is kept. */
  static final int LONGEST_TEAM = 120;

  /** The longest name of a competition that is kept. */
  static final int LONGEST_COMPETITION = 80;

  /** The competition of a row for which neither the file nor the caller names one. */
  static final String UNKNOWN_COMPETITION = "unknown";

  private static final int LONGEST_COUNTRY = 80;
  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);

  /** Fixtures are not made further ahead; a later date is a slip of the pen. */
  private static final int YEARS_AHEAD = 3;

  private final Layout layout;
  private final ImportOptions options;
  private final LocalDate today;

  RowReader(Layout layout, ImportOptions options, Clock clock) {
    this.layout = layout;
    this.options = options;
    this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * What came of a line.
   *
   * @param row the match; empty when there are problems
   * @param problems what spoils the row
   * @param warnings optional values that were left out
   */
  record Reading(Optional<MatchRow> row, List<Fault> problems, List<Fault> warnings) {}

  Reading read(CsvLine line) {
    RowCells cells = new RowCells(layout, line);
    if (!line.problem().isEmpty()) {
      cells.problem("", line.problem());
      return new Reading(Optional.empty(), cells.problems(), List.of());
    }
    checkWidth(cells, line);
    String home = cells.name("home_team", LONGEST_TEAM);
    String away = cells.name("away_team", LONGEST_TEAM);
    if (!home.isEmpty() && home.equals(away)) {
      cells.problem(cells.nameOf("away_team"), Text.shown(home) + " plays against itself");
    }
    Optional<LocalDate> date = date(cells);
    Optional<Score> score = ScoreReader.read(cells, date, today);
    String competition = competition(cells);
    Optional<Boolean> neutral = cells.flag("neutral");
    Sex sex = sex(cells);
    if (date.isEmpty() || !cells.problems().isEmpty()) {
      return new Reading(Optional.empty(), cells.problems(), List.of());
    }
    MatchRow row =
        new MatchRow(
            line.number(),
            competition,
            season(cells, date.get()),
            date.get(),
            kickOff(cells),
            home,
            away,
            neutral,
            sex,
            country(cells),
            score,
            cells.statistics());
    return new Reading(Optional.of(row), List.of(), cells.warnings());
  }

  private void checkWidth(RowCells cells, CsvLine line) {
    int width = layout.header().size();
    for (int i = width; i < line.cells().size(); i++) {
      if (!line.cell(i).isEmpty()) {
        cells.problem(
            "column " + (i + 1),
            "column "
                + (i + 1)
                + " holds "
                + Text.shown(line.cell(i))
                + ", but the header has "
                + width
                + " columns");
        return;
      }
    }
  }

  private Optional<LocalDate> date(RowCells cells) {
    String column = cells.nameOf("date");
    String text = cells.value("date");
    if (text.isEmpty()) {
      cells.problem(column, column + " is empty, expected a date");
      return Optional.empty();
    }
    Optional<LocalDate> date = Dates.day(text);
    if (date.isEmpty()) {
      cells.problem(
          column, RowCells.expected(column, text, "a date such as 2020-08-15 or 15/08/2020"));
    } else if (date.get().isBefore(EARLIEST) || date.get().isAfter(today.plusYears(YEARS_AHEAD))) {
      cells.problem(
          column,
          RowCells.expected(
              column, text, "a date from 1850 to " + YEARS_AHEAD + " years from today"));
      return Optional.empty();
    }
    return date;
  }

  private String competition(RowCells cells) {
    String text = cells.text("competition");
    if (text.isEmpty()) {
      return options.competition().orElse(UNKNOWN_COMPETITION);
    }
    cells.checkName("competition", text, LONGEST_COMPETITION);
    return text;
  }

  private Sex sex(RowCells cells) {
    String text = cells.value("sex");
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> options.sex().orElse(Sex.MEN);
      case "0", "m", "men", "male" -> Sex.MEN;
      case "1", "w", "f", "women", "female" -> Sex.WOMEN;
      default -> {
        String column = cells.nameOf("sex");
        cells.problem(column, RowCells.expected(column, text, "0 or men, 1 or women"));
        yield Sex.MEN;
      }
    };
  }

  private String season(RowCells cells, LocalDate date) {
    boolean pairs = layout.format() == FileFormat.FOOTBALL_DATA;
    String text = cells.value("season");
    if (!text.isEmpty()) {
      Optional<String> season = Season.parse(text, pairs);
      if (season.isPresent()) {
        return season.get();
      }
      String column = cells.nameOf("season");
      cells.warn(column, column + " is " + Text.shown(text) + ", " + Season.EXPECTED);
    }
    Optional<String> given = options.season().flatMap(season -> Season.parse(season, pairs));
    return given.orElseGet(
        () ->
            layout.format() == FileFormat.INTERNATIONAL
                ? Season.ofYear(date)
                : Season.ofLeague(date));
  }

  private static Optional<LocalTime> kickOff(RowCells cells) {
    String text = cells.value("kick_off");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalTime> time = Dates.time(text);
    if (time.isEmpty()) {
      String column = cells.nameOf("kick_off");
      cells.warn(column, RowCells.expected(column, text, "a time such as 15:00"));
    }
    return time;
  }

  private static Optional<String> country(RowCells cells) {
    String text = cells.text("country");
    if (text.length() > LONGEST_COUNTRY || Text.hasControlCharacter(text)) {
      String column = cells.nameOf("country");
      cells.warn(column, RowCells.expected(column, text, "a name of a country"));
      return Optional.empty();
    }
    return Optional.of(text).filter(name -> !name.isEmpty());
  }
}
